import type { OpenDeps } from '#functions/middleware/open-sealed.ts';
import type { Presign } from '#shared/adapters/s3/presign.ts';
import type { ArchiveReader } from '#shared/archive/archive.ts';
import type { DossierStore } from '#shared/dossier/store.ts';
import type { PaperStore } from '#shared/paper/print.ts';

export type ViewerDeps = OpenDeps & {
  store: Pick<DossierStore, 'whole'>;
  archive: ArchiveReader;
  exports: PaperStore;
  presign: Presign;
};
