import { fold } from '#shared/kernel/fold.ts';
import type { Text } from '#shared/kernel/text.ts';
import { nationalCodesOf } from './codes/national-codes.ts';
import type { Procedure } from './procedure.ts';

type Effective = { version: number; effectiveFrom: string };

/** One line of the catalogue: a procedure without its details, for lists and search. */
export type CatalogueLine = {
  code: string;
  name: Text;
  field: Text;
  /** The version in force when the line was written; {@link versionOn} tells it for any day. */
  version: number;
  versions: Effective[];
  /** What a search looks into: codes, name and field, folded. */
  search: string;
};

/** The version that new dossiers come under on a day; of those already in force, the one with the highest number. */
export const versionOn = <V extends Effective>(versions: readonly V[], date: string): V | undefined =>
  versions
    .filter(({ effectiveFrom }) => effectiveFrom <= date)
    .toSorted((one, other) => one.version - other.version)
    .at(-1);

/** The catalogue line of a procedure; while no version is in force yet it shows the first one. */
export function catalogueLine(versions: readonly Procedure[], today: string): CatalogueLine | undefined {
  const ordered = versions.toSorted((one, other) => one.version - other.version);
  const shown = versionOn(ordered, today) ?? ordered[0];
  if (shown === undefined) return undefined;
  const { code, name, field, version } = shown;
  return {
    code,
    name,
    field,
    version,
    versions: ordered.map(({ version: number, effectiveFrom }) => ({ version: number, effectiveFrom })),
    search: fold([code, ...nationalCodesOf(code), name.vi, name.en, field.vi, field.en].join(' ')),
  };
}
