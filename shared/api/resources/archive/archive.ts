import * as z from 'zod';
import { line } from '#shared/kernel/line.ts';
import { none, operation } from '../../operation.ts';
import { paging } from '../../paging.ts';

const Path = z.strictObject({ code: z.string().min(1).max(80) });
const Time = z.iso.datetime({ offset: true });

/** Reading the archive asks why; the answer stands in the access log. */
const purpose = { purpose: line(500, 3) };

export const listArchive = operation({
  ...none,
  id: 'listArchive',
  method: 'GET',
  path: '/v1/archive',
  summary: { vi: 'Tra cứu kho lưu trữ', en: 'Search the archive' },
  actors: ['auditor'],
  query: z.strictObject({
    unit: z.string().min(1).max(35),
    procedure: z.string().max(60).optional(),
    /** Part of the dossier code or of the applicant’s name. */
    q: z.string().trim().min(1).max(100).optional(),
    closedFrom: Time.optional(),
    closedTo: Time.optional(),
    /** Whose retention, as it was sealed, is over by then: what will be due for disposal. */
    retainUntilTo: Time.optional(),
    ...purpose,
    ...paging,
  }),
  tagged: false,
  success: {
    status: 200,
    description: { vi: 'Hồ sơ đã lưu trữ', en: 'Sealed dossiers' },
  },
});

export const getArchivedDossier = operation({
  ...none,
  id: 'getArchivedDossier',
  method: 'GET',
  path: '/v1/archive/{code}',
  summary: { vi: 'Mở hồ sơ lưu trữ', en: 'Open a sealed dossier' },
  actors: ['auditor'],
  params: Path,
  query: z.strictObject(purpose),
  success: { status: 200, description: { vi: 'Hồ sơ', en: 'The dossier' } },
  problems: ['not-sealed', 'destroyed'],
});

/** Lists show initials; whoever needs the person says why, and it is noted. */
export const discloseApplicant = operation({
  ...none,
  id: 'discloseApplicant',
  method: 'POST',
  path: '/v1/archive/{code}/disclosure',
  summary: { vi: 'Xem tên người nộp của một hồ sơ', en: 'Disclose the applicant of a dossier' },
  actors: ['auditor'],
  params: Path,
  body: z.strictObject(purpose),
  idempotent: false,
  tagged: false,
  success: {
    status: 200,
    description: { vi: 'Người có hồ sơ và người nộp', en: 'The applicant, and who handed it in' },
  },
  problems: ['not-sealed', 'destroyed'],
});

export const getPackage = operation({
  ...none,
  id: 'getPackage',
  method: 'GET',
  path: '/v1/archive/{code}/package',
  summary: { vi: 'Tải gói lưu trữ', en: 'Fetch the package' },
  actors: ['auditor'],
  params: Path,
  query: z.strictObject(purpose),
  tagged: false,
  success: {
    status: 200,
    description: {
      vi: 'Nơi tải gói (ZIP), trong năm phút',
      en: 'Where to fetch the package (ZIP), for five minutes',
    },
  },
  problems: ['not-sealed', 'destroyed'],
});

export const getArchivedFile = operation({
  ...none,
  id: 'getArchivedFile',
  method: 'GET',
  path: '/v1/archive/{code}/files/{fileId}',
  summary: { vi: 'Tải một tệp', en: 'Fetch one file' },
  actors: ['auditor'],
  params: z.strictObject({ ...Path.shape, fileId: z.string().min(1).max(60) }),
  query: z.strictObject(purpose),
  tagged: false,
  success: {
    status: 200,
    description: { vi: 'Tệp gốc', en: 'The original file' },
    mediaType: '*/*',
  },
  problems: ['not-sealed', 'destroyed', 'unknown-file', 'file-too-large'],
});

export const verifyArchivedDossier = operation({
  ...none,
  id: 'verifyArchivedDossier',
  method: 'POST',
  path: '/v1/archive/{code}/verification',
  summary: { vi: 'Kiểm tra toàn vẹn', en: 'Verify a package' },
  actors: ['auditor'],
  params: Path,
  body: z.strictObject(purpose),
  idempotent: false,
  tagged: false,
  success: {
    status: 200,
    description: { vi: 'Từng phép kiểm', en: 'Every check, one by one' },
  },
  problems: ['not-sealed', 'destroyed'],
});

const lookedAt = { vi: 'Lượt xem, mới nhất trước', en: 'The looks, the latest first' };

export const listAccesses = operation({
  ...none,
  id: 'listAccesses',
  method: 'GET',
  path: '/v1/archive/{code}/accesses',
  summary: { vi: 'Ai đã xem một hồ sơ, từ khi nộp', en: 'Who looked at a dossier, from its submission on' },
  actors: ['auditor'],
  params: Path,
  query: z.strictObject({ ...purpose, ...paging }),
  tagged: false,
  success: { status: 200, description: lookedAt },
  problems: ['not-sealed', 'destroyed'],
});

export const listArchivedEvents = operation({
  ...none,
  id: 'listArchivedEvents',
  method: 'GET',
  path: '/v1/archive/{code}/events',
  summary: { vi: 'Nhật ký của một hồ sơ lưu trữ', en: 'The journal of a sealed dossier' },
  actors: ['auditor'],
  params: Path,
  query: z.strictObject({ ...purpose, ...paging }),
  tagged: false,
  success: {
    status: 200,
    description: { vi: 'Từng mục, cũ nhất trước', en: 'The entries, the first first' },
  },
  problems: ['not-sealed', 'destroyed'],
});

/** Searches of the archive are noted by the unit that they name; those that name none concern all units. */
export const listSearches = operation({
  ...none,
  id: 'listSearches',
  method: 'GET',
  path: '/v1/archive/searches',
  summary: { vi: 'Ai đã tra cứu kho lưu trữ', en: 'Who searched the archive' },
  actors: ['auditor'],
  query: z.strictObject({ unit: z.string().min(1).max(35).optional(), ...paging }),
  tagged: false,
  success: { status: 200, description: lookedAt },
});
