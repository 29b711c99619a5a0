import * as z from 'zod';
import { ProcedureCode } from '#shared/procedure/procedure.ts';
import { none, operation } from '../operation.ts';
import { paging } from '../paging.ts';
import { wholeNumber } from '../whole-number.ts';

export const listProcedures = operation({
  ...none,
  id: 'listProcedures',
  method: 'GET',
  path: '/v1/procedures',
  summary: { vi: 'Tra cứu thủ tục', en: 'Search the catalogue' },
  actors: ['portal', 'officer', 'manager'],
  query: z.strictObject({
    /** Part of the code, the name or the field; without regard to case and Vietnamese marks. */
    q: z.string().trim().min(1).max(100).optional(),
    ...paging,
  }),
  tagged: false,
  success: {
    status: 200,
    description: { vi: 'Các thủ tục', en: 'Procedures' },
  },
});

export const getProcedure = operation({
  ...none,
  id: 'getProcedure',
  method: 'GET',
  path: '/v1/procedures/{code}',
  summary: { vi: 'Xem thủ tục', en: 'Read a procedure' },
  actors: ['portal', 'officer', 'manager'],
  params: z.strictObject({ code: ProcedureCode }),
  query: z.strictObject({ version: wholeNumber(z.int().positive()).optional() }),
  success: { status: 200, description: { vi: 'Thủ tục', en: 'The procedure' } },
  problems: ['unknown-procedure'],
});
