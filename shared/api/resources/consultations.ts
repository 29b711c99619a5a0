import * as z from 'zod';
import { Opinion } from '#shared/dossier/consultation.ts';
import { FileDeclaration } from '#shared/file/file.ts';
import { refusal } from '#shared/kernel/finding.ts';
import { line, lines } from '#shared/kernel/line.ts';
import type { Text } from '#shared/kernel/text.ts';
import { UnitId } from '#shared/unit/unit.ts';
import { none, operation } from '../operation.ts';
import { paging } from '../paging.ts';
import type { ProblemCode } from '../problems.ts';
import { isOneUntil, Until } from './deadlines.ts';
import { refusals, TaskPath } from './tasks.ts';

const Words = lines(2_000);

/** `<dossier code>~<task number>.<number>`, as the work list names it. */
const ConsultationPath = z.strictObject({
  consultationId: z.string().regex(/^.{1,80}~[1-9]\d{0,5}\.[1-9]\d?$/),
});

export const listConsultations = operation({
  ...none,
  id: 'listConsultations',
  method: 'GET',
  path: '/v1/consultations',
  summary: {
    vi: 'Các lượt lấy ý kiến đang chờ đơn vị trả lời',
    en: 'What the unit is asked and has not answered',
  },
  actors: ['officer', 'manager'],
  query: z.strictObject({ unit: z.string().max(35).optional(), ...paging }),
  tagged: false,
  success: { status: 200, description: { vi: 'Các lượt đang chờ', en: 'Consultations that wait' } },
  problems: [],
});

export const consult = operation({
  ...none,
  id: 'consult',
  method: 'POST',
  path: '/v1/tasks/{taskId}/consultations',
  summary: { vi: 'Lấy ý kiến đơn vị khác', en: 'Ask another unit for its opinion' },
  actors: ['officer'],
  params: TaskPath,
  body: z
    .strictObject({
      unit: UnitId,
      question: Words,
      /** One of the procedure's matters, which says what silence means. */
      matter: z.string().max(40).optional(),
      ...Until,
      /** What the unit may see; everything where it is left out. */
      components: z.array(z.string().max(40)).min(1).max(50).optional(),
    })
    .refine(
      isOneUntil,
      refusal('limit-or-due', {
        vi: 'Ghi limit hoặc dueAt, chỉ một trong hai.',
        en: 'Give limit or dueAt, one of them.',
      }),
    ),
  conditional: true,
  success: { status: 200, description: { vi: 'Hồ sơ sau khi hỏi', en: 'The dossier afterwards' } },
  problems: [
    ...refusals,
    'unknown-unit',
    'awaiting-supplement',
    'not-accepted',
    'already-resolved',
    'incomplete',
    'too-many-consultations',
  ],
});

const act = <B extends z.ZodType>(
  [id, verb]: readonly [string, string],
  summary: Text,
  body: B,
  problems: ProblemCode[] = [],
) =>
  operation({
    ...none,
    id,
    method: 'POST',
    path: `/v1/consultations/{consultationId}/${verb}`,
    summary,
    actors: ['officer'],
    params: ConsultationPath,
    body,
    conditional: true,
    success: { status: 200, description: { vi: 'Hồ sơ sau khi làm', en: 'The dossier afterwards' } },
    problems: ['unknown-consultation', 'consultation-closed', 'wrong-role', 'dossier-closed', ...problems],
  });

const nothing = z.strictObject({});

export const claimConsultation = act(
  ['claimConsultation', 'claim'],
  { vi: 'Nhận trả lời ý kiến', en: 'Claim a consultation' },
  nothing,
  ['task-held'],
);
export const releaseConsultation = act(
  ['releaseConsultation', 'release'],
  { vi: 'Trả lại lượt lấy ý kiến', en: 'Release a consultation' },
  nothing,
  ['task-held', 'task-not-held'],
);
export const assignConsultation = act(
  ['assignConsultation', 'assign'],
  { vi: 'Giao trả lời ý kiến', en: 'Give a consultation to an officer' },
  z.strictObject({ officer: line(100) }),
  ['unknown-officer', 'officer-unfit'],
);
export const declareOpinion = act(
  ['declareOpinion', 'files'],
  { vi: 'Khai báo tệp ý kiến', en: 'Declare a file of the opinion' },
  z.strictObject({
    files: z
      .array(FileDeclaration.omit({ component: true }))
      .min(1)
      .max(5),
  }),
  ['task-held', 'incomplete'],
);
export const answerConsultation = act(
  ['answerConsultation', 'answer'],
  { vi: 'Trả lời ý kiến', en: 'Answer a consultation' },
  z.strictObject({
    opinion: Opinion,
    text: Words,
    /** A file declared by `declareOpinion`. */
    file: z.string().max(60).optional(),
  }),
  ['task-held', 'opinion-not-ready'],
);
export const cancelConsultation = act(
  ['cancelConsultation', 'cancellation'],
  { vi: 'Hủy lượt lấy ý kiến', en: 'Cancel a consultation' },
  z.strictObject({ reason: Words }),
);
