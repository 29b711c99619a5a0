import { createHmac, timingSafeEqual } from 'node:crypto';
import { remember } from '#shared/kernel/remember.ts';
import { tokenOf } from '#shared/result/token.ts';
import { kmsKeyedHash } from './keyed-hash.ts';

/** Tokens in the addresses of dossiers' pages: whoever knows a dossier's code cannot guess its address. */
export interface PageTokens {
  of(code: string): Promise<string>;
  /** The dossier's code; undefined for what was never given out. */
  read(token: string): Promise<string | undefined>;
}

/** The code, and 128 bits that only the secret gives, so that nothing has to be stored for it. */
export function pageTokens(secret: () => Promise<Uint8Array>): PageTokens {
  const of = async (code: string) => {
    const mac = createHmac('sha256', await secret())
      .update(code)
      .digest();
    return `${code}~${tokenOf(mac.subarray(0, 16))}`;
  };
  return {
    of,
    async read(token) {
      const code = token.slice(0, Math.max(0, token.lastIndexOf('~')));
      if (code === '') return undefined;
      const [given, right] = [Buffer.from(token), Buffer.from(await of(code))];
      return given.length === right.length && timingSafeEqual(given, right) ? code : undefined;
    },
  };
}

/** Under a secret that the key by which people are known gives for this use alone; it never changes, as addresses on paper do not. */
export function kmsPageTokens(key: string): PageTokens {
  const hash = kmsKeyedHash(key);
  const secretOf = remember(Number.POSITIVE_INFINITY, async (use) => Buffer.from(await hash(use), 'hex'));
  return pageTokens(() => secretOf('addresses of dossiers’ pages'));
}
