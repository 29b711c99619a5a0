import * as z from 'zod';
import { line } from '#shared/kernel/line.ts';
import { none, operation } from '../../operation.ts';
import { Cursor } from '../../paging.ts';

/** The identifier is in the body, since addresses end up in logs. */
export const findPerson = operation({
  ...none,
  id: 'findPerson',
  method: 'POST',
  path: '/v1/archive/people',
  summary: {
    vi: 'Hồ sơ lưu trữ của một người, và ai đã xem chúng',
    en: 'The sealed dossiers of a person, and who looked at them',
  },
  actors: ['auditor'],
  body: z.strictObject({
    /** Personal identification number, passport number or tax code. */
    identifier: line(40, 5),
    purpose: line(500, 3),
    limit: z.int().min(1).max(100).default(25),
    cursor: Cursor.optional(),
  }),
  idempotent: false,
  tagged: false,
  success: {
    status: 200,
    description: { vi: 'Hồ sơ và nhật ký truy cập', en: 'Dossiers, and the log of accesses' },
  },
});

export const listPersonAccesses = operation({
  ...none,
  id: 'listPersonAccesses',
  method: 'POST',
  path: '/v1/archive/people/accesses',
  summary: {
    vi: 'Ai đã tra cứu một người trong kho lưu trữ',
    en: 'Who asked the archive for a person',
  },
  actors: ['auditor'],
  body: findPerson.body,
  idempotent: false,
  tagged: false,
  success: {
    status: 200,
    description: { vi: 'Lượt tra cứu, mới nhất trước', en: 'The looks, the latest first' },
  },
});
