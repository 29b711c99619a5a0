import * as z from 'zod';
import { FilePurpose } from '#shared/file/file.ts';
import { FileFormat } from '#shared/file/file-format.ts';
import { Unread } from '#shared/file/recognition.ts';
import { JournalEntry, Sha256Hex } from '#shared/journal/journal.ts';
import { Text } from '#shared/kernel/text.ts';
import { AppliedRetention } from '#shared/procedure/retention/retention.ts';

const Instant = z.iso.datetime({ offset: true });
const Names = z.record(z.string(), Text).default({});

/** A file of the dossier; its bytes stay where they are until the package is written. */
export const PackageFile = z.object({
  /** Becomes the first part of the file's name in the package. */
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/),
  component: z.string().min(1).optional(),
  title: z.union([z.string().min(1), Text]),
  /** The name that the sender gave. */
  name: z.string().min(1),
  mediaType: z.string().regex(/^[\w.+-]+\/[\w.+-]+$/),
  /** PRONOM key, where somebody has identified the format. */
  pronom: z
    .string()
    .regex(/^(x-)?fmt\/\d+$/)
    .optional(),
  /** The same with name and version; packages of earlier releases have the key alone. */
  format: FileFormat.optional(),
  /** What looked for malware in it and found none. */
  scannedBy: z.string().min(1).optional(),
  /** Of a result: number, day and signer, as it was given out. */
  issued: z
    .object({
      number: z.string().min(1).optional(),
      symbol: z.string().min(1).optional(),
      at: Instant,
      signer: z.string().min(1).optional(),
    })
    .optional(),
  size: z.int().min(0),
  sha256: Sha256Hex,
  pages: z.int().positive().optional(),
  role: FilePurpose,
  addedAt: Instant,
  /** Who held the scan against the paper, when, and on what ground. */
  confirmed: z
    .object({ by: z.string(), for: z.string().optional(), at: Instant, basis: z.string() })
    .optional(),
  /** Why its text was wanted and is not here. */
  unread: Unread.optional(),
});
export type PackageFile = z.infer<typeof PackageFile>;

/** Something that was made of a file: its text, or its pages with their text behind them. */
export const PackageDerivative = z.object({
  id: z.string().min(1),
  /** The file that it was made of. */
  of: PackageFile.shape.id,
  kind: z.enum(['text', 'pdf']),
  name: z.string().min(1),
  mediaType: z.string(),
  size: z.int().positive(),
  sha256: Sha256Hex,
  addedAt: Instant,
});
export type PackageDerivative = z.infer<typeof PackageDerivative>;

/** How long the package is kept, from when, and by what. Those of earlier releases may name no basis, and only a remark. */
export const PackageRetention = AppliedRetention.partial({ basis: true });
export type PackageRetention = z.infer<typeof PackageRetention>;

/** What the index page says of a closed dossier. */
export const PackageDossier = z.object({
  code: z.string().min(1).max(100),
  procedure: z.object({ code: z.string().min(1), version: z.int().min(1), name: Text }),
  unit: z.object({ id: z.string().min(1), name: Text }),
  /** The unit whose desk received it, where another one resolved it. */
  receivedBy: z.object({ id: z.string().min(1), name: Text }).optional(),
  applicantName: z.string().min(1),
  submitterName: z.string().min(1).optional(),
  channel: z.string().min(1),
  status: z.string().min(1),
  submittedAt: Instant.optional(),
  receivedAt: Instant.optional(),
  dueAt: Instant.optional(),
  closedAt: Instant,
  outcome: Text,
  /** How the due time came about, a sentence for each rule, skipped day and pause. */
  clock: z.array(Text).default([]),
  applicant: z.json(),
  form: z.json(),
});
export type PackageDossier = z.infer<typeof PackageDossier>;

/** Somebody who acted, as of the last act: what they are called, what they do and for which unit. */
export const PackagePerson = z.object({
  name: z.string().min(1),
  title: Text.optional(),
  unit: z.string().optional(),
});
export type PackagePerson = z.infer<typeof PackagePerson>;

/** Names for the ids that occur in the journal and the form, so that the page can speak plainly. */
export const PackageNames = z.object({
  people: z.record(z.string(), PackagePerson).default({}),
  steps: Names,
  /** Keyed `<step>/<outcome>`. */
  outcomes: Names,
  components: Names,
  /** By path: `subject/fullName`; packages of earlier releases know the outermost alone. */
  fields: Names,
  /** What codes mean, by path and code: `subject/gender=male`. */
  values: Names,
  units: Names,
});
export type PackageNames = z.infer<typeof PackageNames>;

/** Everything that a package is made of. The same input gives the same bytes, at any time and on any machine. */
export const PackageInput = z.object({
  dossier: PackageDossier,
  journal: z.array(JournalEntry),
  files: z.array(PackageFile),
  derivatives: z.array(PackageDerivative).default([]),
  retention: PackageRetention,
  /** The organisation that keeps the archive. */
  source: Text,
  names: PackageNames.prefault({}),
});
export type PackageInput = z.infer<typeof PackageInput>;
