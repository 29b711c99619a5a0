import * as z from 'zod';
import { fold } from '#shared/kernel/fold.ts';
import { Text } from '#shared/kernel/text.ts';
import { type Procedure, ProcedureCode } from './procedure.ts';

const Effective = z.object({ version: z.int().min(1), effectiveFrom: z.iso.date() });

/** One line of the catalogue: a procedure without its details, for lists and search. */
export const CatalogueEntry = z.object({
  code: ProcedureCode,
  name: Text,
  field: Text,
  /** The version in force when the line was written; {@link versionOn} tells it for any day. */
  version: z.int().min(1),
  versions: z.array(Effective).min(1),
  /** What a search looks into: code, name and field, folded. */
  search: z.string(),
});
export type CatalogueEntry = z.infer<typeof CatalogueEntry>;

/** The version that new dossiers come under on a day; of versions that begin on the same day the later number. */
export const versionOn = <V extends z.infer<typeof Effective>>(
  versions: readonly V[],
  date: string,
): V | undefined =>
  versions
    .filter(({ effectiveFrom }) => effectiveFrom <= date)
    .toSorted((one, other) => one.version - other.version)
    .at(-1);

/** The catalogue line of a procedure; while no version is in force yet it shows the first one. */
export function catalogueEntry(versions: readonly Procedure[], today: string): CatalogueEntry | undefined {
  const ordered = versions.toSorted((one, other) => one.version - other.version);
  const shown = versionOn(ordered, today) ?? ordered[0];
  if (shown === undefined) return undefined;
  const { code, name, field, version } = shown;
  const search = fold([code, name.vi, name.en, field.vi, field.en].join(' '));
  const dates = ordered.map(({ version: number, effectiveFrom }) => ({ version: number, effectiveFrom }));
  return { code, name, field, version, versions: dates, search };
}
