import type { OpenDeps } from '#functions/answers/open-sealed.ts';
import type { SignDownload } from '#shared/adapters/s3/presign.ts';
import type { PageViewer } from '#shared/adapters/viewing/bounded-viewer.ts';
import type { PaperStore } from '#shared/use-cases/paper/print-paper.ts';

export type CopiesDeps = OpenDeps & {
  viewer: PageViewer;
  exports: PaperStore;
  signDownload: SignDownload;
};
