import * as z from 'zod';
import { ClosedStatus } from '#shared/dossier/dossier.ts';
import { Sha256Hex } from '#shared/journal/journal.ts';
import { line } from '#shared/kernel/line.ts';
import { Text } from '#shared/kernel/text.ts';
import { ProcedureCode } from '#shared/procedure/procedure.ts';
import { UnitId } from '#shared/unit/unit.ts';

const Instant = z.iso.datetime();

/**
 * A sealed dossier whose package is given out. Its fields are codes, times and numbers that begin with a letter or
 * digit, so that none of them is a formula to a program that opens the list as a table.
 */
export const DipDossier = z.strictObject({
  code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9./-]{0,79}$/),
  procedure: z.strictObject({ code: ProcedureCode, version: z.int().positive() }),
  unit: UnitId,
  status: ClosedStatus,
  closedAt: Instant,
  /** Digest and length of the package as it was sealed. */
  sha256: Sha256Hex,
  bytes: z.int().positive(),
  retainUntil: Instant,
  /** That it was sealed so, as JSON (see shared/archive/proof); absent where its day is not signed yet. */
  proof: z.string().optional(),
});
export type DipDossier = z.infer<typeof DipDossier>;

const areDistinct = (dossiers: readonly DipDossier[]) =>
  new Set(dossiers.map(({ code }) => code)).size === dossiers.length;

/** Sealed dossiers that are given out together. The same input, in whatever order, gives the same bytes. */
export const DipInput = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9._~-]{1,121}$/),
  /** Copies for an inspection, or packages that the historical archive takes over. */
  kind: z.enum(['inspection', 'hand-over']),
  recipient: line(200),
  purpose: line(1000),
  /** Who ordered it, and when. */
  by: line(200),
  at: Instant,
  /** The organisation that keeps the archive. */
  source: Text,
  /** The units whose dossiers were asked for. */
  units: z.array(UnitId).min(1),
  dossiers: z.array(DipDossier).min(1).refine(areDistinct, 'a dossier is given out once'),
});
export type DipInput = z.infer<typeof DipInput>;
