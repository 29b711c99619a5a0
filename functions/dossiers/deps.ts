import type { AnswerDeps } from '#functions/answers/dossier-answers.ts';
import type { ReferenceReader } from '#shared/adapters/dynamodb/reference/reference.ts';
import type { SignDownload } from '#shared/adapters/s3/presign.ts';
import type { AccessLog } from '#shared/archive/access-log.ts';
import type { BatchStore } from '#shared/file/batch.ts';
import type { ConsignmentStore } from '#shared/post/consignment.ts';
import type { Catalogue } from '#shared/procedure/catalogue.ts';
import type { ResultLog } from '#shared/result/result-log.ts';
import type { CopyFile, KeptPaperStore } from '#shared/reuse/kept-paper.ts';
import type { AbsenceStore } from '#shared/unit/absences.ts';
import type { KeyedHash } from '#shared/unit/person-marks.ts';
import type { NoticeLog } from '#shared/webhook/notice-log.ts';

export type DossiersDeps = AnswerDeps & {
  reference: ReferenceReader;
  catalogue: Catalogue;
  consignments: ConsignmentStore;
  notices: NoticeLog;
  results: Pick<ResultLog, 'history'>;
  signDownload: SignDownload;
  accessLog: Pick<AccessLog, 'note'>;
  absences: AbsenceStore;
  kept: Pick<KeptPaperStore, 'find' | 'withdraw'>;
  removeFiles: (keys: string[]) => Promise<void>;
  batches: Pick<BatchStore, 'find'>;
  copy: CopyFile;
  hashPerson: KeyedHash;
};
