import type { OpenDeps } from '#functions/middleware/open-sealed.ts';
import type { Presign } from '#shared/adapters/s3/presign.ts';
import type { PaperStore } from '#shared/paper/print.ts';

export type ViewerDeps = OpenDeps & {
  exports: PaperStore;
  presign: Presign;
};
