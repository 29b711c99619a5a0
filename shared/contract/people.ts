import * as z from 'zod';
import { line } from '#shared/kernel/line.ts';
import { none, operation } from './operation.ts';

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
  }),
  idempotent: false,
  tagged: false,
  success: {
    status: 200,
    description: { vi: 'Hồ sơ và nhật ký truy cập', en: 'Dossiers, and the log of accesses' },
  },
});
