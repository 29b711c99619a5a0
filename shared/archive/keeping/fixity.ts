import * as z from 'zod';
import { Sha256Hex } from '#shared/journal/journal.ts';
import type { Page, PageQuery } from '#shared/kernel/page.ts';
import { Text } from '#shared/kernel/text.ts';
import type { PackageCheck, PackagePlace } from './keeping.ts';

/** A place where the bytes of a package lie, or should; the archive's own bucket where none is named. */
export const Copy = z.strictObject({ bucket: z.string().optional(), key: z.string(), versionId: z.string() });
export type Copy = z.infer<typeof Copy>;

/** Something that is not what was sealed or signed: a package, the record of a dossier, or a day of proofs. */
export const Damage = z.strictObject({
  /** The dossier; absent where it is about a day. */
  code: z.string().optional(),
  /** Of proofs. */
  day: z.iso.date().optional(),
  /** What did not hold, as a verification names it, and where; absent where it is the package. */
  check: z.string().optional(),
  subject: z.string().optional(),
  detail: Text.optional(),
  /** Where the package lies. */
  place: Copy.optional(),
  expected: Sha256Hex.optional(),
  /** Of what lies there; absent where nothing does. */
  actual: Sha256Hex.optional(),
  /** Why it could not be read at all. */
  fault: z.string().optional(),
  /** A copy that still is what was sealed. */
  healthy: Copy.optional(),
});
export type Damage = z.infer<typeof Damage>;

/** What was checked in a night, and where to go on. */
export const CheckNight = z.strictObject({
  /** The day in Việt Nam on which it began. */
  night: z.iso.date(),
  checked: z.int().min(0),
  bytes: z.int().min(0),
  /** How many were damaged, and the first of them. */
  damages: z.int().min(0),
  damaged: z.array(Damage),
  /** The last package that was looked at; no code where only the day itself was. */
  after: z.strictObject({ day: z.iso.date(), code: z.string() }).optional(),
  done: z.boolean(),
});
export type CheckNight = z.infer<typeof CheckNight>;

/** Nights of checks: kept for ever, each written anew while it goes on. */
export interface CheckStore {
  last(): Promise<CheckNight | undefined>;
  page(query: PageQuery): Promise<Page<CheckNight>>;
  save(night: CheckNight): Promise<void>;
  note(code: string, check: PackageCheck): Promise<void>;
}

/** The bytes of packages, wherever they lie. */
export interface ArchiveCopies {
  /** The SHA-256 of what lies there; undefined where nothing does. */
  digest(copy: Copy): Promise<string | undefined>;
  /** Every other place where this package may lie. */
  others(place: PackagePlace): Promise<Copy[]>;
}
