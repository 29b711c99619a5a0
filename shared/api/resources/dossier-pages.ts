import * as z from 'zod';
import { parseQuery } from '#shared/archive/texts/query.ts';
import { refusal } from '#shared/kernel/finding.ts';
import { none, operation } from '../operation.ts';
import { wholeNumber } from '../whole-number.ts';

/** What is looked for on a page, as it is looked for in texts. */
export const Marked = z
  .string()
  .max(200)
  .refine(
    (q) => parseQuery(q).length > 0,
    refusal('no-word', { vi: 'Không có từ nào để đánh dấu.', en: 'There is no word to mark.' }),
  );

/** Points across: a thumbnail, a page beside others, a page to be read. */
const widths = [200, 1000, 1600] as const;

export const getPage = operation({
  ...none,
  id: 'getPage',
  method: 'GET',
  path: '/v1/dossiers/{code}/files/{fileId}/pages/{page}',
  summary: { vi: 'Xem một trang của tệp trong hồ sơ', en: 'Look at a page of a file of a dossier' },
  actors: ['portal', 'officer'],
  params: z.strictObject({
    code: z.string().min(1).max(80),
    fileId: z.string().min(1).max(60),
    page: wholeNumber(z.int().min(1)),
  }),
  query: z.strictObject({
    /** Of the picture; words come with 1000 and 1600. */
    width: wholeNumber(z.literal(widths)).default(1600),
    q: Marked.optional(),
  }),
  success: {
    status: 200,
    description: {
      vi: 'Ảnh của trang, các từ trên trang và số trang của tệp',
      en: 'The picture of the page, the words on it and the number of pages',
    },
  },
  problems: ['unknown-dossier', 'unknown-file', 'unknown-page', 'not-shown', 'destroyed'],
});
