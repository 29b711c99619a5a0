import * as z from 'zod';
import { DipInput } from '#shared/archive/dip/dip-input.ts';
import { Sha256Hex } from '#shared/journal/journal.ts';
import type { Page, PageQuery } from '#shared/kernel/page.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';

const Instant = z.iso.datetime();

/** Dossiers that are to be given out, or are: copies for an inspection, or packages that the historical archive takes over. */
export const Export = z.strictObject({
  id: z.string(),
  version: z.int().positive(),
  kind: DipInput.shape.kind,
  recipient: z.string(),
  purpose: z.string(),
  ordered: z.strictObject({ by: z.string(), at: Instant }),
  codes: z.array(z.string()).min(1),
  /** What was made of the order, and which dossiers are not in it since they were destroyed meanwhile. */
  made: z
    .strictObject({
      at: Instant,
      /** Both absent where none of the dossiers can be given out: then there is no file. */
      sha256: z.exactOptional(Sha256Hex),
      bytes: z.exactOptional(z.int().positive()),
      missing: z.array(z.string()),
      /** Those that are left out because they are not what was sealed; the checks of each name the place. */
      damaged: z.array(z.string()).optional(),
    })
    .optional(),
  /** That the recipient has taken it over. */
  acknowledged: z
    .strictObject({ by: z.string(), at: Instant, reference: z.string(), receivedBy: z.string() })
    .optional(),
});
export type Export = z.infer<typeof Export>;

/** Orders of exports: kept for ever. */
export interface ExportStore {
  find(id: string): Promise<Export | undefined>;
  /** Those that are not made yet, the oldest first. Orders of the last moments may be missing. */
  waiting(): Promise<Export[]>;
  /** The latest first: all of them, or those that one person ordered. */
  page(query: PageQuery & { by?: string | undefined }): Promise<Page<Export>>;
  /** False where another version was put meanwhile; the first is 1. */
  put(one: Export): Promise<boolean>;
}

/** So long what was made may be fetched, in milliseconds; as long as the bucket keeps it. */
const kept = 7 * 86_400_000;

export const stateOf = ({ made, acknowledged }: Export, at: string) => {
  if (acknowledged !== undefined) return 'acknowledged';
  if (made === undefined) return 'ordered';
  if (made.sha256 === undefined) return 'empty';
  return Date.parse(at) < Date.parse(made.at) + kept ? 'ready' : 'expired';
};

/** Where in the bucket an export lies. */
export const exportKey = (id: string): string => `exports/${id}.zip`;

/** Whether two orders ask for the same by the same person. */
export const isSameOrder = (one: Export, other: Export): boolean =>
  one.ordered.by === other.ordered.by &&
  (['kind', 'recipient', 'purpose'] as const).every((name) => one[name] === other[name]) &&
  one.codes.join() === other.codes.join();

type Receipt = Pick<NonNullable<Export['acknowledged']>, 'reference' | 'receivedBy'>;

/** Notes that the recipient took a hand-over; the same receipt again is the same. */
export function acknowledge(
  one: Export,
  { reference, receivedBy }: Receipt,
  act: { by: string; at: string },
): Result<Export, 'not-a-hand-over' | 'export-not-made' | 'already-acknowledged'> {
  if (one.kind !== 'hand-over') return fail('not-a-hand-over');
  if (one.made?.sha256 === undefined) return fail('export-not-made');
  const known = one.acknowledged;
  if (known !== undefined) {
    const isSame = known.reference === reference && known.receivedBy === receivedBy;
    return isSame ? ok(one) : fail('already-acknowledged');
  }
  return ok({ ...one, version: one.version + 1, acknowledged: { ...act, reference, receivedBy } });
}
