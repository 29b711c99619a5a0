import * as z from 'zod';
import { parseQuery } from '#shared/archive/texts/query.ts';
import { refusal } from '#shared/kernel/finding.ts';
import { line } from '#shared/kernel/line.ts';
import { none, operation } from '../../operation.ts';
import { Cursor } from '../../paging.ts';

const Time = z.iso.datetime({ offset: true });

/** More would be a text, and not a question. */
const mostClauses = 20;

const scope = {
  purpose: line(500, 3),
  /** This unit and those below it; left out, all that the caller may see. */
  unit: z.string().min(1).max(35).optional(),
  procedure: z.string().max(60).optional(),
  closedFrom: Time.optional(),
  closedTo: Time.optional(),
};

const Query = line(200)
  .refine(
    (q) => parseQuery(q).length > 0,
    refusal('no-word', { vi: 'Không có từ nào để tìm.', en: 'There is no word to look for.' }),
  )
  .refine(
    (q) => parseQuery(q).length <= mostClauses,
    refusal('too-many-words', { vi: `Nhiều nhất ${mostClauses} từ.`, en: `At most ${mostClauses} words.` }),
  );

/** The words are in the body, since addresses end up in logs. */
export const searchTexts = operation({
  ...none,
  id: 'searchTexts',
  method: 'POST',
  path: '/v1/archive/texts',
  summary: {
    vi: 'Tìm trong toàn văn giấy tờ đã lưu trữ',
    en: 'Search the text of sealed papers',
  },
  actors: ['auditor'],
  body: z.strictObject({
    /** Words, all of which a file must have, with or without diacritics; `"a phrase"`, `begin*`. */
    q: Query,
    ...scope,
    limit: z.int().min(1).max(25).default(10),
    cursor: Cursor.optional(),
  }),
  idempotent: false,
  tagged: false,
  success: {
    status: 200,
    description: { vi: 'Hồ sơ có giấy tờ chứa các từ đó', en: 'Dossiers with papers that say so' },
  },
});

export const suggestWords = operation({
  ...none,
  id: 'suggestWords',
  method: 'POST',
  path: '/v1/archive/texts/suggestions',
  summary: {
    vi: 'Gợi ý từ có trong giấy tờ đã lưu trữ',
    en: 'Words of sealed papers that begin so',
  },
  actors: ['auditor'],
  body: z.strictObject({
    /** The last word of it is completed. */
    q: Query,
    ...scope,
  }),
  idempotent: false,
  tagged: false,
  success: { status: 200, description: { vi: 'Các từ hay gặp nhất', en: 'The most frequent words' } },
});
