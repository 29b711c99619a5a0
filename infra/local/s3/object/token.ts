import { z } from 'zod';
import { refuse } from '#local/s3/http/errors.ts';
import type { Position } from '#local/s3/store/listing.ts';

const Token = z.tuple([z.string(), z.number().int()]);

/** A position as a client carries it: opaque, and safe in a URL. */
export const writeToken = ({ key, seq }: Position) =>
  Buffer.from(JSON.stringify([key, seq])).toString('base64url');

export function readToken(text: string): Position {
  try {
    const [key, seq] = Token.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return { key, seq };
  } catch {
    throw refuse('InvalidArgument', 'The continuation token is not one of ours');
  }
}
