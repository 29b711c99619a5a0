import * as z from 'zod';
import { Sha256Hex } from '#shared/journal/journal.ts';
import { goesBy } from '#shared/procedure/codes/national-codes.ts';
import { ProcedureCode } from '#shared/procedure/procedure.ts';
import { UnitId } from '#shared/unit/unit.ts';
import { FileDeclaration } from './file.ts';
import { limits } from './limits.ts';

const Instant = z.iso.datetime();
const Page = z.int().positive();

/** What the desk says of a batch of scans before sending it. */
export const BatchDeclaration = z.strictObject({
  unit: UnitId,
  procedure: ProcedureCode,
  name: FileDeclaration.shape.name,
  mediaType: z.enum(['application/pdf', 'image/tiff', 'image/jpeg', 'image/png']),
  size: z.int().positive().max(limits.batch),
  sha256: FileDeclaration.shape.sha256,
});
export type BatchDeclaration = z.infer<typeof BatchDeclaration>;

/** Why a batch was not split: as it came, by the malware scan, or by what is in it. */
export const BatchFailure = z.enum([
  'not-as-declared',
  'infected',
  'unscannable',
  'unreadable',
  'too-many-pages',
  'no-separator',
]);
export type BatchFailure = z.infer<typeof BatchFailure>;

/** One paper of a batch, in a file of its own. */
export const BatchPart = z.strictObject({
  /** From 1, in the order of the batch. */
  no: z.int().positive(),
  /** As the separator sheet says. */
  component: z.string(),
  /** Whether the procedure has this component. */
  known: z.boolean(),
  /** Of the batch, from 1: those in the part, and those left out of it because nothing is on them. */
  pages: z.array(Page),
  blank: z.array(Page),
  size: z.int().positive(),
  sha256: Sha256Hex,
  mediaType: z.literal('application/pdf'),
});
export type BatchPart = z.infer<typeof BatchPart>;

/** Papers of one procedure that the desk scanned in one go, with separator sheets between them. */
export const Batch = z.strictObject({
  id: z.string(),
  version: z.int().positive(),
  ...BatchDeclaration.shape,
  procedure: z.strictObject({ code: ProcedureCode, version: z.int().positive() }),
  by: z.string(),
  at: Instant,
  state: z.enum(['awaiting', 'split', 'failed']),
  /** Of one that failed. */
  reason: BatchFailure.optional(),
  /** Of one that was split. */
  parts: z.array(BatchPart).optional(),
  /** From here on it is as if it had never been. */
  expiresAt: Instant,
});
export type Batch = z.infer<typeof Batch>;

/** Batches, until they expire. */
export interface BatchStore {
  find(id: string): Promise<Batch | undefined>;
  /** False where another version was put meanwhile; the first is 1. */
  put(batch: Batch): Promise<boolean>;
}

/** Where the bytes of batches lie, and those of their parts: beside each other, so that a part is taken for no batch. */
const folders = { whole: 'batches/', parts: 'batch-parts/' } as const;

export const batchKey = (id: string): string => `${folders.whole}${id}`;

export const batchPartKey = (id: string, no: number): string => `${folders.parts}${id}/${no}.pdf`;

/** The batch whose bytes lie under a key; undefined for any other key. */
export const batchIn = (key: string): string | undefined =>
  key.startsWith(folders.whole) ? key.slice(folders.whole.length) : undefined;

/** How long a batch may be used, in milliseconds. */
const kept = 7 * 86_400_000;

export const isExpired = ({ expiresAt }: Pick<Batch, 'expiresAt'>, at: string): boolean =>
  Date.parse(at) >= Date.parse(expiresAt);

type Announced = {
  id: string;
  declared: BatchDeclaration;
  procedure: Batch['procedure'];
  by: string;
  at: string;
};

/** A batch of which nothing has arrived yet. */
export const announced = ({ id, declared, procedure: { code, version }, by, at }: Announced): Batch => ({
  id,
  version: 1,
  ...declared,
  procedure: { code, version },
  by,
  at,
  state: 'awaiting',
  expiresAt: new Date(Date.parse(at) + kept).toISOString(),
});

const declaredAlike = ['unit', 'name', 'mediaType', 'size', 'sha256'] as const;

/** Whether it is this that was declared, by whomever of the desk. */
export const isSameBatch = (batch: Batch, declared: BatchDeclaration): boolean =>
  goesBy(batch.procedure.code, declared.procedure) &&
  declaredAlike.every((name) => batch[name] === declared[name]);
