import type { SignDownload } from '#shared/adapters/s3/presign.ts';
import type { PageViewer } from '#shared/adapters/viewing/bounded-viewer.ts';
import type { AccessLog } from '#shared/archive/access-log.ts';
import type { ArchiveReader } from '#shared/archive/archive.ts';
import type { CheckBook } from '#shared/archive/keeping/fixity.ts';
import type { KeepingBook } from '#shared/archive/keeping/keeping.ts';
import type { People } from '#shared/archive/people.ts';
import type { StampReader } from '#shared/archive/proof/time-stamps.ts';
import type { TextFinder } from '#shared/archive/texts/text-index.ts';
import type { DossierLists } from '#shared/dossier/lists.ts';
import type { RootBook } from '#shared/use-cases/archive/prove-days.ts';
import type { Deps } from '#shared/use-cases/dossier/obey.ts';

export type AuditorDeps = Deps & {
  lists: DossierLists;
  accessLog: AccessLog;
  archive: ArchiveReader;
  people: People;
  texts: TextFinder;
  viewer: Pick<PageViewer, 'words'>;
  keeping: Pick<KeepingBook, 'read'>;
  checks: Pick<CheckBook, 'page'>;
  roots: RootBook;
  readStamp: StampReader;
  signDownload: SignDownload;
};
