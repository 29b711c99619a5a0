import * as z from 'zod';
import { Channel } from '#shared/dossier/applicant.ts';
import { GuidanceChannel, GuidanceContent } from '#shared/guidance/guidance.ts';
import { line, lines } from '#shared/kernel/line.ts';
import { ProcedureCode } from '#shared/procedure/procedure.ts';
import { Phone } from '#shared/unit/person.ts';
import { UnitId } from '#shared/unit/unit.ts';
import { none, operation } from '../operation.ts';
import { paging } from '../paging.ts';

const Said = lines(2_000);

export const recordGuidance = operation({
  ...none,
  id: 'recordGuidance',
  method: 'POST',
  path: '/v1/guidance',
  summary: { vi: 'Hướng dẫn và lưu nội dung hướng dẫn', en: 'Guide somebody, and keep what was said' },
  actors: ['officer'],
  body: z.strictObject({
    procedure: ProcedureCode,
    case: z.string().min(1).max(40).optional(),
    /** How the person wants to file. */
    filing: Channel,
    /** How they were guided. */
    channel: GuidanceChannel,
    person: z.strictObject({ name: line(200), phone: Phone.optional() }).optional(),
    question: Said.optional(),
    note: Said.optional(),
  }),
  tagged: false,
  success: {
    status: 201,
    description: { vi: 'Nội dung hướng dẫn đã lưu', en: 'What to tell, as it is published; kept' },
  },
  problems: [
    'wrong-role',
    'unknown-procedure',
    'channel-closed',
    'procedure-repealed',
    'incomplete',
    'key-reused',
  ],
});

export const listGuidance = operation({
  ...none,
  id: 'listGuidance',
  method: 'GET',
  path: '/v1/guidance',
  summary: { vi: 'Các lần hướng dẫn của đơn vị', en: 'What a unit guided on' },
  actors: ['officer', 'manager'],
  query: z.strictObject({
    unit: UnitId.optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    ...paging,
  }),
  tagged: false,
  success: { status: 200, description: { vi: 'Các lần hướng dẫn', en: 'The guidance given' } },
});

export const GuidanceView = z.strictObject({
  id: z.string(),
  unit: z.string(),
  at: z.iso.datetime({ offset: true }),
  officer: z.string(),
  channel: GuidanceChannel,
  person: z.strictObject({ name: z.string(), phone: z.string().optional() }).optional(),
  question: z.string().optional(),
  note: z.string().optional(),
  content: GuidanceContent,
});
