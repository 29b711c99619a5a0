import * as z from 'zod';
import { Sha256Hex } from '#shared/journal/journal.ts';
import { Text } from '#shared/kernel/text.ts';
import type { PathOf } from './layout.ts';
import {
  PackageDerivative,
  PackageDossier,
  PackageFile,
  type PackageInput,
  PackageNames,
  PackageRetention,
} from './package-input.ts';

const JournalHead = z.object({ path: z.string(), length: z.int().min(1), head: Sha256Hex });

/** `documentation/dossier.json`: the dossier as data, with the place of each file in the bag. */
export const DossierRecord = z.object({
  format: z.literal('motcua-dossier/1'),
  dossier: PackageDossier,
  files: z.array(PackageFile.extend({ path: z.string().min(1) })),
  derivatives: z.array(PackageDerivative.extend({ path: z.string().min(1) })).default([]),
  journal: JournalHead,
  retention: PackageRetention,
  source: Text,
  names: PackageNames,
});
export type DossierRecord = z.infer<typeof DossierRecord>;

export const dossierRecord = (
  { dossier, files, derivatives, retention, source, names }: PackageInput,
  journal: z.infer<typeof JournalHead>,
  pathOf: PathOf,
): DossierRecord => ({
  format: 'motcua-dossier/1',
  dossier,
  files: files.map((file) => ({ ...file, path: pathOf(file) })),
  derivatives: derivatives.map((made) => ({ ...made, path: pathOf(made) })),
  journal,
  retention,
  source,
  names,
});
