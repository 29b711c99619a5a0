import * as z from 'zod';
import { Sha256Hex } from '#shared/journal/journal.ts';
import { Text } from '#shared/kernel/text.ts';
import { ResultToken } from '#shared/result/token.ts';

/** RFC 3339 with the offset of Việt Nam. */
const Time = z.iso.datetime({ offset: true });

/** What anybody who holds a result may know of it: no more than stands on the paper, and whether it is still good. */
export const ResultView = z.strictObject({
  token: ResultToken,
  state: z.enum(['valid', 'expired', 'revoked', 'replaced']),
  name: Text,
  number: z.string(),
  holder: z.string(),
  dossier: z.string(),
  procedure: z.strictObject({ code: z.string(), name: Text }),
  unit: z.strictObject({ id: z.string(), name: Text }),
  signer: z.string(),
  issuedAt: Time,
  validUntil: z.iso.date().optional(),
  scope: Text,
  /** To compare with the file at hand. */
  file: z.strictObject({ name: z.string(), sha256: Sha256Hex, size: z.int() }),
  /** Why it is good no longer, since when, and by which law; `by` is the result in its place. */
  ended: z
    .strictObject({
      at: Time,
      reason: z.string(),
      basis: z.string(),
      by: ResultToken.optional(),
      /** It had a mistake, which the result in its place has not. */
      correction: z.literal(true).optional(),
    })
    .optional(),
  /** The results in whose place it stands. */
  replaces: z.array(ResultToken).optional(),
  checkedAt: Time,
});
export type ResultView = z.infer<typeof ResultView>;
