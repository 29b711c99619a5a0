import * as z from 'zod';
import { refusal } from '#shared/kernel/finding.ts';
import { FileSignature } from '#shared/signature/signature.ts';
import { RecognitionState } from './recognition.ts';

const hostile = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}/\\]/u;

/** A file name as people give them: one path segment in NFC, nothing that could lead out of a folder. */
export const FileName = z
  .string()
  .min(1)
  .max(200)
  .refine(
    (name) => !hostile.test(name) && !/^\.+$/.test(name) && name.trim() === name,
    refusal('not-a-file-name', {
      vi: 'Tên tệp không được có dấu / hoặc \\, ký tự ẩn, khoảng trắng ở đầu hoặc cuối, và không được chỉ gồm dấu chấm.',
      en: 'A file name must not have / or \\, invisible characters, or spaces at either end, and must not consist of dots only.',
    }),
  );

/** What a caller says of a file before sending its bytes. */
export const FileDeclaration = z.strictObject({
  component: z.string().min(1).max(40).optional(),
  name: FileName,
  mediaType: z.string().max(100),
  /** Bytes. */
  size: z.int().positive(),
  /** SHA-256 of the bytes, lower-case hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type FileDeclaration = z.infer<typeof FileDeclaration>;

/** The file of an earlier dossier of the applicant that is handed in again. */
export const FileSource = z.object({
  code: z.string().min(1).max(80),
  file: z.string().min(1).max(60),
  /** What it was there. */
  kind: z.enum(['component', 'result']).optional(),
});
export type FileSource = z.infer<typeof FileSource>;

/** The part of a batch that a file is: it was scanned with others in one go. */
export const PartOfBatch = z.strictObject({
  batch: z.string().min(1).max(130),
  no: z.int().positive(),
});
export type PartOfBatch = z.infer<typeof PartOfBatch>;

/** Why the bytes that arrived are not the file that was declared. */
export const FileProblem = z.enum([
  'wrong-size',
  'wrong-checksum',
  'wrong-type',
  'encrypted',
  'damaged',
  /** More than anybody can be asked to open: pages, the size of one, or what a few bytes unfold to. */
  'too-many-pages',
  'page-too-large',
  'unfolds',
  /** It acts, or brings something that is on no page; its form is shown by one maker's program only. */
  'active-content',
  'dynamic-form',
  'infected',
  'unscannable',
  /** The component asks for a digital signature; there is none, or one that does not hold. */
  'unsigned',
  'signature-not-valid',
]);
export type FileProblem = z.infer<typeof FileProblem>;

/** What a scan for malware says of what it does not release. */
export type Threat = Extract<FileProblem, 'infected' | 'unscannable' | 'encrypted'>;

/**
 * `opinion` comes with the answer to a consultation, `request` is the applicant’s written request to withdraw, and
 * `agreement` the paper in which the applicant agrees to a longer limit, brought by an officer.
 */
export const FilePurpose = z.enum([
  'component',
  'supplement',
  'result',
  'paper',
  'opinion',
  'request',
  'agreement',
]);
export type FilePurpose = z.infer<typeof FilePurpose>;

/** A file of a dossier; `missing` until its bytes have arrived and passed inspection. */
export const DossierFile = z.object({
  ...FileDeclaration.shape,
  id: z.string().min(1),
  /** Of a file that was not sent but taken from an earlier dossier. */
  from: FileSource.optional(),
  part: PartOfBatch.optional(),
  purpose: FilePurpose,
  /** Of an opinion: the number of the question that it answers; unknown where it was declared before this was noted. */
  consultation: z.int().positive().optional(),
  state: z.enum(['missing', 'accepted', 'rejected']),
  problem: FileProblem.optional(),
  pages: z.int().positive().optional(),
  /** What was found of the signatures that it came with. */
  signatures: z.array(FileSignature).optional(),
  /** How many other files a signed PDF holds; they stay in it, and no page shows them. */
  attachments: z.int().positive().optional(),
  /** Who held it against the original and found it the same, when, and on what ground. */
  confirmed: z
    .object({ by: z.string(), for: z.string().optional(), at: z.iso.datetime(), basis: z.string() })
    .optional(),
  /** Of a file whose text is wanted. */
  recognition: RecognitionState.optional(),
});
export type DossierFile = z.infer<typeof DossierFile>;

export type NewFile = FileDeclaration & {
  id: string;
  from?: FileSource | undefined;
  part?: PartOfBatch | undefined;
};
