import * as z from 'zod';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** 128 bits in base32 (RFC 4648): what a result is checked by. Nobody can guess one, and a QR code holds it well. */
export const ResultToken = z.string().regex(/^[A-Z2-7]{25}[AEIMQUY4]$/);
export type ResultToken = z.infer<typeof ResultToken>;

/** Writes 16 random bytes as a token. */
export function tokenOf(random: Uint8Array): ResultToken {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of random) {
    held = (held << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += alphabet[(held >> (bits - 5)) & 31];
    held &= (1 << bits) - 1;
  }
  if (bits > 0) text += alphabet[(held << (5 - bits)) & 31];
  return ResultToken.parse(text);
}

/** In groups, to be read and typed by people. */
export const spelled = (token: ResultToken) => token.replace(/.{5}(?=.)/g, '$&-');

/** A token as people type it: in small letters, with spaces or dashes. Undefined for what can be none. */
export const readToken = (text: string): ResultToken | undefined =>
  ResultToken.safeParse(text.replace(/[\s-]/g, '').toUpperCase()).data;
