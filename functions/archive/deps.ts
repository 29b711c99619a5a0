import type { SignDownload } from '#shared/adapters/s3/presign.ts';
import type { PageViewer } from '#shared/adapters/viewing/bounded-viewer.ts';
import type { AccessLog } from '#shared/archive/access-log.ts';
import type { ArchiveReader } from '#shared/archive/archive.ts';
import type { CheckStore } from '#shared/archive/keeping/fixity.ts';
import type { KeepingStore } from '#shared/archive/keeping/keeping.ts';
import type { PersonStore } from '#shared/archive/people.ts';
import type { StampReader } from '#shared/archive/proof/time-stamps.ts';
import type { TextFinder } from '#shared/archive/texts/text-index.ts';
import type { DossierLists } from '#shared/dossier/lists.ts';
import type { RootStore } from '#shared/use-cases/archive/prove-days.ts';
import type { Deps } from '#shared/use-cases/dossier/obey.ts';

export type ArchiveDeps = Deps & {
  lists: DossierLists;
  accessLog: AccessLog;
  archive: ArchiveReader;
  people: PersonStore;
  texts: TextFinder;
  viewer: Pick<PageViewer, 'words'>;
  keeping: Pick<KeepingStore, 'read'>;
  checks: Pick<CheckStore, 'page'>;
  roots: RootStore;
  readStamp: StampReader;
  signDownload: SignDownload;
};
