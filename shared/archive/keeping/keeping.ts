import * as z from 'zod';
import type { SealedPackage } from '#shared/dossier/dossier.ts';
import type { Remeasure } from '#shared/dossier/remeasure.ts';

const Instant = z.iso.datetime();
const act = { by: z.string(), at: Instant, reason: z.string() };

/** A legal hold: while one is in force a package stays, whatever its retention. It is lifted, never forgotten. */
export const Hold = z.strictObject({
  id: z.string(),
  ...act,
  /** The decision or request by which it was ordered. */
  basis: z.string(),
  lifted: z.strictObject(act).optional(),
});
export type Hold = z.infer<typeof Hold>;

/** A later end of retention than the one before. */
export const Extension = z.strictObject({ ...act, basis: z.string(), until: Instant });
export type Extension = z.infer<typeof Extension>;

/** When a package was destroyed, and by which disposal. */
export const Destruction = z.strictObject({ at: Instant, disposal: z.string() });
export type Destruction = z.infer<typeof Destruction>;

/** The last check of one package. */
export const PackageCheck = z.strictObject({ at: Instant, sound: z.boolean() });
export type PackageCheck = z.infer<typeof PackageCheck>;

/** What was noted beside a dossier since it was closed, what was ordered for its package, and how that was found last. */
export type Keeping = {
  holds: Hold[];
  extensions: Extension[];
  /** In the order of the versions of its calendar: the last one counts. */
  remeasured: Remeasure[];
  check?: PackageCheck;
  destroyed?: Destruction;
};

export interface KeepingStore {
  read(code: string): Promise<Keeping>;
  /** Gives the hold that lies under this id: this one, or the one that was placed before. */
  place(code: string, hold: Hold): Promise<Hold>;
  /** Gives the hold with how it was lifted, now or before; undefined where there is none. */
  lift(code: string, id: string, lifted: NonNullable<Hold['lifted']>): Promise<Hold | undefined>;
  /** Notes an extension; one until the same time again is the same. */
  extend(code: string, extension: Extension): Promise<void>;
  /** Notes by which due time a dossier is measured. Gives what is noted for that version of the calendar, now or before. */
  remeasure(code: string, remeasure: Remeasure): Promise<Remeasure>;
  /** Notes that a package is gone; the first note stands. */
  destroy(code: string, destruction: Destruction): Promise<void>;
}

/** Where a package lies. */
export type PackagePlace = Pick<SealedPackage, 'key' | 'versionId'>;

/** The locks of the archive, which no record can take the place of. */
export interface ArchiveLocks {
  hold(place: PackagePlace, on: boolean): Promise<void>;
  /** Refused by the archive itself where it would be shorter. */
  retain(place: PackagePlace, until: string): Promise<void>;
}

export const isHeld = ({ holds }: Keeping): boolean => holds.some(({ lifted }) => lifted === undefined);

/** Until when a package is kept, by its rule and by what was ordered since. */
export const keptUntil = ({ retainUntil }: Pick<SealedPackage, 'retainUntil'>, keeping: Keeping): string =>
  [retainUntil, ...keeping.extensions.map(({ until }) => until)].toSorted().at(-1) ?? retainUntil;
