import { writeCsv } from './csv.ts';
import type { Placed } from './layout.ts';

const header = ['code', 'procedure', 'unit', 'status', 'closedAt', 'sha256', 'bytes', 'retainUntil', 'path'];

/** The dossiers as a table for any program, a line each; `path` is from the folder that holds bagit.txt. */
export const manifestCsv = (packages: readonly Placed[]): string =>
  writeCsv([
    header,
    ...packages.map(({ dossier, entry }) => [
      dossier.code,
      dossier.procedure.code,
      dossier.unit,
      dossier.status,
      dossier.closedAt,
      dossier.sha256,
      dossier.bytes,
      dossier.retainUntil,
      entry.path,
    ]),
  ]);
