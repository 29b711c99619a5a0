import * as z from 'zod';
import { Sha256Hex } from '#shared/journal/journal.ts';
import type { Page, PageQuery } from '#shared/kernel/page.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { SigningAlgorithm } from '#shared/signature/signer.ts';

const Instant = z.iso.datetime();
const Act = z.strictObject({ by: z.string(), at: Instant });

/** A package on a list, as it was when the list was drawn up. */
export const DisposalItem = z.strictObject({
  code: z.string(),
  procedure: z.string(),
  closedAt: Instant,
  retainUntil: Instant,
  sha256: Sha256Hex,
  bytes: z.int().positive(),
});
export type DisposalItem = z.infer<typeof DisposalItem>;

/** Why a package on a list was not destroyed. */
const KeptBecause = z.enum(['kept', 'held', 'retained', 'locked']);
export type KeptBecause = z.infer<typeof KeptBecause>;

/** What became of a list: the text that is signed, and kept for ever. */
export const Certificate = z.strictObject({
  disposal: z.string(),
  unit: z.string(),
  prepared: Act,
  approvals: z.array(Act),
  at: Instant,
  destroyed: z.array(DisposalItem),
  kept: z.array(z.strictObject({ code: z.string(), because: KeptBecause })),
});
export type Certificate = z.infer<typeof Certificate>;

/** A certificate under the archive's signature over the SHA-256, in hexadecimal, of its canonical form (RFC 8785). */
export const SignedCertificate = z.strictObject({
  record: Certificate,
  algorithm: SigningAlgorithm,
  signature: z.base64(),
  publicKey: z.base64(),
});
export type SignedCertificate = z.infer<typeof SignedCertificate>;

/** A list of packages whose retention is over, on its way to their destruction. */
export const Disposal = z.strictObject({
  id: z.string(),
  version: z.int().positive(),
  unit: z.string(),
  prepared: Act,
  items: z.array(DisposalItem),
  /** What a reviewer took off the list, and why. */
  keeps: z.array(z.strictObject({ ...Act.shape, code: z.string(), reason: z.string() })),
  approvals: z.array(Act),
  certificate: SignedCertificate.optional(),
});
export type Disposal = z.infer<typeof Disposal>;

/** Lists of disposal: kept for ever. */
export interface DisposalStore {
  find(id: string): Promise<Disposal | undefined>;
  /** All of them, the latest first. */
  all(): Promise<Disposal[]>;
  /** Those that match, the latest first. */
  page(query: PageQuery, matches: (disposal: Disposal) => boolean): Promise<Page<Disposal>>;
  /** False where another version was put meanwhile; the first is 1. */
  put(disposal: Disposal): Promise<boolean>;
}

/** So many people, none of whom drew up the list, must approve of it. */
const approvers = 2;

const isApproved = ({ approvals }: Disposal): boolean => approvals.length >= approvers;

export const stateOf = (disposal: Disposal): 'prepared' | 'approved' | 'carried-out' => {
  if (disposal.certificate !== undefined) return 'carried-out';
  return isApproved(disposal) ? 'approved' : 'prepared';
};

const next = (disposal: Disposal, change: Partial<Disposal>): Disposal => ({
  ...disposal,
  ...change,
  version: disposal.version + 1,
});

/** Approves of a list, once; whoever drew it up cannot. */
export function approve(
  disposal: Disposal,
  by: string,
  at: string,
): Result<Disposal, 'own-disposal' | 'disposal-over'> {
  if (disposal.prepared.by === by) return fail('own-disposal');
  if (disposal.approvals.some((one) => one.by === by)) return ok(disposal);
  if (disposal.certificate !== undefined) return fail('disposal-over');
  return ok(next(disposal, { approvals: [...disposal.approvals, { by, at }] }));
}

/** Takes a package off a list, which wins over any approval as long as the list is not carried out. */
export function keep(
  disposal: Disposal,
  code: string,
  { by, at, reason }: { by: string; at: string; reason: string },
): Result<Disposal, 'not-in-disposal' | 'disposal-over'> {
  if (!disposal.items.some((item) => item.code === code)) return fail('not-in-disposal');
  if (disposal.keeps.some((one) => one.code === code)) return ok(disposal);
  if (disposal.certificate !== undefined) return fail('disposal-over');
  return ok(next(disposal, { keeps: [...disposal.keeps, { code, by, at, reason }] }));
}
