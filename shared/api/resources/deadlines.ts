import * as z from 'zod';
import { Limit } from '#shared/calendar/limit.ts';
import { refusal } from '#shared/kernel/finding.ts';
import { lines } from '#shared/kernel/line.ts';
import { none, operation } from '../operation.ts';

import { refusals, TaskPath } from './tasks.ts';

const Words = lines(2_000);

/** Until when: a limit from now, or an instant; one of them. */
export const Until = {
  limit: Limit.optional(),
  dueAt: z.iso.datetime({ offset: true }).optional(),
};
export const isOneUntil = ({ limit, dueAt }: { limit?: unknown; dueAt?: unknown }) =>
  (limit === undefined) !== (dueAt === undefined);

export const apologise = operation({
  ...none,
  id: 'apologise',
  method: 'POST',
  path: '/v1/tasks/{taskId}/apology',
  summary: {
    vi: 'Dự thảo văn bản xin lỗi và hẹn lại ngày trả kết quả',
    en: 'Draft an apology with a new appointment',
  },
  actors: ['officer'],
  params: TaskPath,
  body: z
    .strictObject({
      reason: Words,
      /** The extension, counted from the appointment; or the new appointment itself. */
      ...Until,
      /** A ground of the rule set on which no apology is due. */
      exemption: z.string().max(40).optional(),
    })
    .refine(
      isOneUntil,
      refusal('limit-or-due', {
        vi: 'Ghi limit hoặc dueAt, chỉ một trong hai.',
        en: 'Give limit or dueAt, one of them.',
      }),
    ),
  conditional: true,
  success: {
    status: 200,
    description: {
      vi: 'Hồ sơ với văn bản chờ ký',
      en: 'The dossier with the letter that waits for a signature',
    },
  },
  problems: [
    ...refusals,
    'awaiting-supplement',
    'not-accepted',
    'already-resolved',
    'already-reappointed',
    'incomplete',
    'letter-open',
  ],
});

export const decideLetter = operation({
  ...none,
  id: 'decideLetter',
  method: 'POST',
  path: '/v1/tasks/{taskId}/letter',
  summary: {
    vi: 'Ký văn bản chờ ký, hoặc trả lại dự thảo',
    en: 'Sign the letter that waits, or decline the draft',
  },
  actors: ['officer'],
  params: TaskPath,
  body: z.strictObject({
    approved: z.boolean(),
    /** With a letter that is declined: why; whoever drafted it may take it back without. */
    reason: Words.optional(),
  }),
  conditional: true,
  success: { status: 200, description: { vi: 'Hồ sơ sau khi ký', en: 'The dossier afterwards' } },
  problems: [
    ...refusals,
    'no-letter',
    'own-work',
    'may-not-sign',
    'reason-required',
    'already-reappointed',
    'already-resolved',
    'awaiting-supplement',
    'incomplete',
  ],
});

export const extend = operation({
  ...none,
  id: 'extend',
  method: 'POST',
  path: '/v1/tasks/{taskId}/extension',
  summary: { vi: 'Gia hạn giải quyết theo luật', en: 'Extend the limit as its law allows' },
  actors: ['officer'],
  params: TaskPath,
  body: z.strictObject({
    /** One of the procedure’s `extensions`. */
    ground: z.string().min(1).max(40),
    limit: Limit,
    reason: Words,
    /** The file in which the applicant agrees, where more is added than the law gives by itself. */
    agreement: z.string().min(1).max(60).optional(),
  }),
  conditional: true,
  success: { status: 200, description: { vi: 'Hồ sơ với hạn mới', en: 'The dossier with its new due time' } },
  problems: [
    ...refusals,
    'awaiting-supplement',
    'not-accepted',
    'already-resolved',
    'unknown-ground',
    'extension-used',
    'extension-too-long',
    'agreement-not-ready',
    'limit-passed',
  ],
});
