import { createHash, randomBytes } from 'node:crypto';

// A token of AWS is about this long; ours is as long, so that an item that keeps one costs the write units it costs there.
const tokenBytes = 512;
const tokenLength = Math.ceil(tokenBytes / 3) * 4;
const secretBytes = 16;
const headBytes = 8 + secretBytes;

/** What one attempt of a waiting task is known by. */
export interface Token {
  execution: number;
  secret: string;
}

export const newSecret = () => randomBytes(secretBytes).toString('hex');

export function writeToken({ execution, secret }: Token): string {
  const head = Buffer.alloc(headBytes);
  head.writeBigUInt64BE(BigInt(execution));
  head.write(secret, 8, 'hex');
  return Buffer.concat([head, padding(head)]).toString('base64');
}

/** Undefined for what was never a token of this engine. */
export function readToken(text: string): Token | undefined {
  if (text.length !== tokenLength) return undefined;
  const bytes = Buffer.from(text, 'base64');
  const head = bytes.subarray(0, headBytes);
  if (bytes.length !== tokenBytes || !bytes.subarray(headBytes).equals(padding(head))) return undefined;
  return { execution: Number(head.readBigUInt64BE()), secret: head.subarray(8).toString('hex') };
}

const padding = (head: Buffer) =>
  createHash('shake256', { outputLength: tokenBytes - headBytes })
    .update(head)
    .digest();
