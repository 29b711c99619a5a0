import * as z from 'zod';

/**
 * What is wrong with a signature, the gravest first: it cannot be read; it is not by the key of its certificate, or what
 * it covers was changed; more was added later than may be without
 * the signer; it uses what no longer protects; its certificate was not
 * valid, or leads to no authority that is trusted.
 */
export const SignatureProblem = z.enum([
  'unreadable',
  'changed',
  'not-covering',
  'weak-algorithm',
  'certificate-expired',
  'certificate-not-yet-valid',
  'untrusted',
]);
export type SignatureProblem = z.infer<typeof SignatureProblem>;

/** When something was there for certain, and which authority says so. */
export const TimeStamp = z.object({ at: z.iso.datetime(), authority: z.string() });
export type TimeStamp = z.infer<typeof TimeStamp>;

/** What was found of one signature in a file. */
export const FileSignature = z.object({
  /** Whom the certificate names; absent where none can be read. */
  signer: z.string().optional(),
  /** When it was signed, as the signer says. */
  at: z.iso.datetime().optional(),
  /** By a time stamp that is trusted; the certificate had to be valid then, and need not be any more. */
  timeStamp: TimeStamp.optional(),
  /** Whether the bytes are those that were signed. */
  intact: z.boolean(),
  /** Whether the certificate was valid when it is certain to have been used, and leads to an authority of the trust list. */
  trusted: z.boolean(),
  problem: SignatureProblem.optional(),
  /** The bytes at the end of the file that no signature covers, where they hold more than proofs. */
  uncovered: z.int().positive().optional(),
});
export type FileSignature = z.infer<typeof FileSignature>;

/** Whether a signature holds: the bytes are those that were signed, by somebody whom the trust list vouches for. */
export const holds = ({ intact, trusted, problem }: FileSignature) =>
  intact && trusted && problem === undefined;
