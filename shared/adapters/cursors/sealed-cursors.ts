import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Cursors that only we can write and read. */
export interface Cursors {
  /** A place in a list, readable only together with the same `bound`: the list, its caller and what was asked. */
  seal(place: string, bound: string): Promise<string>;
  /** Undefined where the cursor was not sealed by us for exactly this. */
  open(cursor: string, bound: string): Promise<string | undefined>;
}

const algorithm = 'aes-256-gcm';
const nonceSize = 12;
const tagSize = 16;

/** Cursors encrypted under a secret of 32 bytes: nonce, tag and text, in base64url. */
export const sealedCursors = (secret: () => Promise<Uint8Array>): Cursors => ({
  async seal(place, bound) {
    const nonce = randomBytes(nonceSize);
    const cipher = createCipheriv(algorithm, await secret(), nonce).setAAD(Buffer.from(bound));
    const text = Buffer.concat([cipher.update(place, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
  },

  async open(cursor, bound) {
    const bytes = Buffer.from(cursor, 'base64url');
    // Node skips what is no base64url.
    if (bytes.toString('base64url') !== cursor || bytes.length <= nonceSize + tagSize) return undefined;
    const nonce = bytes.subarray(0, nonceSize);
    const decipher = createDecipheriv(algorithm, await secret(), nonce, { authTagLength: tagSize })
      .setAAD(Buffer.from(bound))
      .setAuthTag(bytes.subarray(nonceSize, nonceSize + tagSize));
    try {
      const text = Buffer.concat([decipher.update(bytes.subarray(nonceSize + tagSize)), decipher.final()]);
      return text.toString('utf8');
    } catch {
      return undefined;
    }
  },
});
