import * as z from 'zod';
import { Channel } from '#shared/dossier/applicant.ts';
import { Text } from '#shared/kernel/text.ts';
import { ConditionId, YesOrNo } from '#shared/procedure/eligibility.ts';
import { ProcedureCode } from '#shared/procedure/procedure.ts';
import { Person } from '#shared/unit/person.ts';
import { none, operation } from '../operation.ts';
import { paging } from '../paging.ts';
import { wholeNumber } from '../whole-number.ts';

export const listProcedures = operation({
  ...none,
  id: 'listProcedures',
  method: 'GET',
  path: '/v1/procedures',
  summary: { vi: 'Tra cứu thủ tục', en: 'Search the catalogue' },
  actors: ['portal', 'officer', 'manager', 'auditor'],
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
  actors: ['portal', 'officer', 'manager', 'auditor'],
  params: z.strictObject({ code: ProcedureCode }),
  query: z.strictObject({ version: wholeNumber(z.int().positive()).optional() }),
  success: { status: 200, description: { vi: 'Thủ tục', en: 'The procedure' } },
  problems: ['unknown-procedure'],
});

/** What is said stays with the caller: nothing of it is kept. */
export const checkEligibility = operation({
  ...none,
  id: 'checkEligibility',
  method: 'POST',
  path: '/v1/procedures/{code}/eligibility',
  summary: {
    vi: 'Kiểm tra trước khi nộp: thủ tục có dành cho trường hợp này không',
    en: 'Ask before filing whether the procedure is for a case',
  },
  actors: ['portal', 'officer'],
  params: z.strictObject({ code: ProcedureCode }),
  body: z.strictObject({
    channel: Channel.optional(),
    case: z.string().min(1).max(40).optional(),
    applicant: Person.pick({ kind: true, birthDate: true }).optional(),
    /** As far as it is filled in. */
    form: z.record(z.string(), z.json()).optional(),
    answers: z.record(ConditionId, YesOrNo).optional(),
  }),
  idempotent: false,
  tagged: false,
  success: {
    status: 200,
    description: { vi: 'Được nộp hay không, vì sao', en: 'Whether it is, and why it is not' },
  },
  problems: ['unknown-procedure'],
});

export const EligibilityView = z.strictObject({
  /** `unsure` while a question is open. */
  eligible: z.enum(['yes', 'no', 'unsure']),
  /** Why it is not, each with what to do instead. */
  reasons: z.array(z.strictObject({ code: z.string(), detail: Text })),
  /** The questions that are still to be answered. */
  questions: z.array(z.strictObject({ id: ConditionId, ask: Text })),
});
export type EligibilityView = z.infer<typeof EligibilityView>;
