import * as z from 'zod';

/**
 * What is wrong with a signature, the gravest first: it cannot be read; it is not by the key of its certificate, or what
 * it covers was changed; it leaves a part of the file uncovered; it uses what no longer protects; its certificate was not
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

/** What was found of one signature in a file. */
export const FileSignature = z.object({
  /** Whom the certificate names; absent where none can be read. */
  signer: z.string().optional(),
  /** When it was signed, as the signer says. */
  at: z.iso.datetime().optional(),
  /** Whether the bytes are those that were signed. */
  intact: z.boolean(),
  /** Whether the certificate was valid and leads to an authority of the trust list. */
  trusted: z.boolean(),
  problem: SignatureProblem.optional(),
  /** The bytes at the end of the file that no signature covers. */
  uncovered: z.int().positive().optional(),
});
export type FileSignature = z.infer<typeof FileSignature>;

/** Whether a signature holds: the bytes are those that were signed, by somebody whom the trust list vouches for. */
export const holds = ({ intact, trusted, problem }: FileSignature) =>
  intact && trusted && problem === undefined;
