import * as z from 'zod';
import { reasonIds } from '#shared/archive/redaction/reasons.ts';
import { refusal } from '#shared/kernel/finding.ts';
import { line } from '#shared/kernel/line.ts';
import { none, operation } from '../../operation.ts';
import { wholeNumber } from '../../whole-number.ts';
import { Marked } from '../dossier-pages.ts';

const purpose = line(500, 3);
const File = { code: z.string().min(1).max(80), fileId: z.string().min(1).max(60) };

/** Left, top, right, bottom in points of the page as it was read. */
const Box = z.tuple([z.number().min(0), z.number().min(0), z.number(), z.number()]).refine(
  ([left, top, right, bottom]) => right > left && bottom > top,
  refusal('empty-area', {
    vi: 'Vùng phải có bề rộng và chiều cao.',
    en: 'An area has a width and a height.',
  }),
);

export const getArchivedPage = operation({
  ...none,
  id: 'getArchivedPage',
  method: 'GET',
  path: '/v1/archive/{code}/files/{fileId}/pages/{page}',
  summary: { vi: 'Ảnh một trang, đánh dấu các từ tìm thấy', en: 'The picture of a page, with words marked' },
  actors: ['auditor'],
  params: z.strictObject({ ...File, page: wholeNumber(z.int().min(1)) }),
  query: z.strictObject({
    purpose,
    /** What is marked, as it is looked for in texts. */
    q: Marked.optional(),
  }),
  tagged: false,
  success: {
    status: 200,
    description: { vi: 'Trang, dạng SVG', en: 'The page as SVG' },
    mediaType: 'image/svg+xml',
  },
  problems: [
    'not-sealed',
    'destroyed',
    'unknown-file',
    'not-a-scan',
    'not-shown',
    'unknown-page',
    'file-too-large',
  ],
});

export const redactFile = operation({
  ...none,
  id: 'redactFile',
  method: 'POST',
  path: '/v1/archive/{code}/files/{fileId}/redactions',
  summary: { vi: 'Tạo bản che thông tin để cung cấp', en: 'Make a redacted copy to give out' },
  actors: ['auditor'],
  params: z.strictObject(File),
  body: z.strictObject({
    purpose,
    areas: z
      .array(z.strictObject({ page: z.int().min(1), box: Box, reason: z.enum(reasonIds) }))
      .min(1)
      .max(200),
  }),
  idempotent: false,
  tagged: false,
  success: { status: 200, description: { vi: 'Nơi tải bản đã che', en: 'Where to fetch the redacted copy' } },
  problems: [
    'not-sealed',
    'destroyed',
    'unknown-file',
    'not-a-scan',
    'not-shown',
    'unknown-page',
    'too-many-pages',
  ],
});
