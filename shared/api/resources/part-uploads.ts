import * as z from 'zod';
import { none, operation } from '../operation.ts';

const FilePath = z.strictObject({
  code: z.string().min(1).max(80),
  fileId: z.string().min(1).max(60),
});
const PartUploadPath = z.strictObject({ ...FilePath.shape, uploadId: z.string().min(1).max(1_024) });

/** An upload in parts: those that are missing are sent to their addresses, in any order, each as often as it takes. */
export const PartUploadView = z.strictObject({
  uploadId: z.string(),
  fileId: z.string(),
  /** Bytes of the whole file, and of every part but the last. */
  size: z.int(),
  partSize: z.int(),
  parts: z.array(
    z.strictObject({
      number: z.int().positive(),
      /** Where in the file it begins, and how long it is. */
      offset: z.int().min(0),
      size: z.int().positive(),
      state: z.enum(['missing', 'arrived']),
      /** Where a missing one goes: a `PUT` of exactly these bytes. */
      url: z.url().optional(),
    }),
  ),
  /** Until when the addresses hold; ask for new ones after that. */
  expiresAt: z.iso.datetime({ offset: true }),
});

const shared = {
  ...none,
  actors: ['portal', 'officer'],
  idempotent: false,
  tagged: false,
} as const;

const refusals = [
  'unknown-dossier',
  'unknown-file',
  'wrong-role',
  'task-held',
  'file-settled',
  'dossier-closed',
] as const;

export const startPartUpload = operation({
  ...shared,
  id: 'startPartUpload',
  method: 'POST',
  path: '/v1/dossiers/{code}/files/{fileId}/uploads',
  summary: {
    vi: 'Bắt đầu tải tệp lên theo từng phần, có thể nối tiếp khi mất kết nối',
    en: 'Begin to upload a file in parts, which can be gone on with after the connection broke',
  },
  actors: [...shared.actors],
  params: FilePath,
  success: { status: 201, description: { vi: 'Nơi tải từng phần', en: 'Where each part goes' } },
  problems: [...refusals],
});

export const getPartUpload = operation({
  ...shared,
  id: 'getPartUpload',
  method: 'GET',
  path: '/v1/dossiers/{code}/files/{fileId}/uploads/{uploadId}',
  summary: {
    vi: 'Xem phần nào đã đến, lấy địa chỉ tải các phần còn thiếu',
    en: 'See which parts have arrived, and where the others go',
  },
  actors: [...shared.actors],
  params: PartUploadPath,
  success: { status: 200, description: { vi: 'Các phần', en: 'The parts' } },
  problems: [...refusals, 'unknown-upload'],
});

export const completePartUpload = operation({
  ...shared,
  id: 'completePartUpload',
  method: 'POST',
  path: '/v1/dossiers/{code}/files/{fileId}/uploads/{uploadId}/completion',
  summary: {
    vi: 'Ghép các phần thành tệp; SHA-256 của cả tệp được kiểm tra sau đó',
    en: 'Put the parts together; the SHA-256 of the whole file is checked thereafter',
  },
  actors: [...shared.actors],
  params: PartUploadPath,
  success: { status: 202, description: { vi: 'Tệp đang được kiểm tra', en: 'The file is being inspected' } },
  problems: [...refusals, 'unknown-upload', 'upload-incomplete'],
});
