import * as z from 'zod';
import { Sha256Hex } from '#shared/journal/journal.ts';
import { Text } from '#shared/kernel/text.ts';
import { ResultToken } from './token.ts';

/** What is kept of a result for whoever holds it: what stands on the paper, and nothing else of the applicant. */
export const RegisteredResult = z.object({
  dossier: z.string(),
  procedure: z.object({ code: z.string(), name: Text }),
  /** The unit that gave it out. */
  unit: z.object({ id: z.string(), name: Text }),
  name: Text,
  number: z.string(),
  /** To whom it was given, as it is written on it. */
  holder: z.string(),
  signer: z.string(),
  issuedAt: z.iso.datetime(),
  /** The last day on which it is good. */
  validUntil: z.iso.date().optional(),
  scope: Text,
  file: z.object({ name: z.string(), sha256: Sha256Hex, size: z.int().positive() }),
});
export type RegisteredResult = z.infer<typeof RegisteredResult>;

const grounds = { reason: z.string(), basis: z.string() };

/** What can have happened to a result since it was given out. When and by whom is in the entry around it. */
export const RegisterEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('result.registered'), result: RegisteredResult }),
  z.object({ type: z.literal('result.revoked'), ...grounds }),
  z.object({
    type: z.literal('result.replaced'),
    by: ResultToken,
    ...grounds,
    /** It had a mistake, which the other has not. */
    correction: z.literal(true).optional(),
  }),
  z.object({ type: z.literal('result.named-as-replacement'), of: ResultToken }),
]);
export type RegisterEvent = z.infer<typeof RegisterEvent>;

type Ended = { at: string; reason: string; basis: string };

/** What stands in its place, and whether that corrects it. */
type Replacement = { by: ResultToken; correction?: true };

/** A result as it stands: its history folded. */
export type Registration = {
  token: ResultToken;
  /** Number of entries in its history, and the hash of the last. */
  version: number;
  head: string;
  result: RegisteredResult;
  revoked?: Ended;
  replaced?: Ended & Replacement;
  replaces?: ResultToken[];
};

/** Whether a result is good at an instant, and since when it is not. */
export type Standing =
  | { state: 'valid' }
  | { state: 'expired'; after: string }
  | ({ state: 'revoked' } & Ended)
  | ({ state: 'replaced' } & Replacement & Ended);

/** How a result stands on a day in Việt Nam, `YYYY-MM-DD`. What was revoked stays revoked, whatever came later. */
export function standingOn({ result, revoked, replaced }: Registration, today: string): Standing {
  if (revoked !== undefined) return { state: 'revoked', ...revoked };
  if (replaced !== undefined) return { state: 'replaced', ...replaced };
  const { validUntil } = result;
  return validUntil !== undefined && validUntil < today
    ? { state: 'expired', after: validUntil }
    : { state: 'valid' };
}
