import * as z from 'zod';
import { Handover } from '#shared/dossier/delivery.ts';
import { FileDeclaration } from '#shared/file/file.ts';
import { line, lines } from '#shared/kernel/line.ts';
import type { Text } from '#shared/kernel/text.ts';
import { Phone } from '#shared/unit/person.ts';
import { none, operation } from '../operation.ts';
import type { ProblemCode } from '../problems.ts';

const Words = lines(2_000);
export const TaskPath = z.strictObject({ taskId: z.string().regex(/^.{1,80}~[1-9]\d{0,5}$/) });

export const getTask = operation({
  ...none,
  id: 'getTask',
  method: 'GET',
  path: '/v1/tasks/{taskId}',
  summary: { vi: 'Một việc và những gì làm được với nó', en: 'A task, and what can be done with it' },
  actors: ['officer'],
  params: TaskPath,
  // What can be done changes with the hour and with absences too, not only with the dossier.
  tagged: false,
  success: { status: 200, description: { vi: 'Việc đang mở', en: 'The open task' } },
  problems: ['unknown-task', 'task-closed'],
});

/** Why an act on a task may be refused, whatever the act. */
export const refusals: ProblemCode[] = [
  'unknown-task',
  'not-submitted',
  'task-closed',
  'task-held',
  'wrong-role',
  'dossier-closed',
];

const act = <B extends z.ZodType>(name: string, summary: Text, body: B, problems: ProblemCode[] = []) =>
  operation({
    ...none,
    id: `${name}Task`,
    method: 'POST',
    path: `/v1/tasks/{taskId}/${name}`,
    summary,
    actors: ['officer'],
    params: TaskPath,
    body,
    conditional: true,
    success: {
      status: 200,
      description: { vi: 'Hồ sơ sau khi làm', en: 'The dossier afterwards' },
    },
    problems: [...refusals, ...problems],
  });

export const claimTask = act('claim', { vi: 'Nhận việc', en: 'Claim a task' }, z.strictObject({}));
export const releaseTask = act('release', { vi: 'Trả lại việc', en: 'Release a task' }, z.strictObject({}), [
  'task-not-held',
]);
export const assignTask = act(
  'assign',
  { vi: 'Giao việc', en: 'Give a task to an officer' },
  z.strictObject({ officer: line(100) }),
  ['unknown-officer', 'officer-unfit'],
);
export const completeTask = act(
  'complete',
  { vi: 'Hoàn thành việc', en: 'Complete a task' },
  z.strictObject({
    outcome: z.string().min(1).max(40),
    reason: Words.optional(),
    /** With a supplement: the components asked for. */
    components: z.array(z.string().max(40)).max(50).optional(),
    /** With a supplement: all that is missing or wrong, one by one. */
    items: z
      .array(
        z.strictObject({
          component: z.string().max(40).optional(),
          fault: z.enum(['missing', 'wrong']),
          detail: Words,
        }),
      )
      .max(50)
      .optional(),
    /** With a supplement: whom the applicant may ask. */
    contact: z.strictObject({ name: line(200), phone: Phone.optional() }).optional(),
    /** Why papers are asked for once more than the rules allow. */
    again: Words.optional(),
    /** With a stop: the law that it rests on. */
    basis: line(500).optional(),
    /** With a refusal: who is competent instead. */
    guidance: z.strictObject({ agency: line(300), text: Words.optional() }).optional(),
    /** Why the step goes on without the answers that were asked for. */
    withoutAnswers: Words.optional(),
    /** With the signing or the issue of a result: the file declared by `declareResult`. */
    result: z.string().max(60).optional(),
    /** With the return of the result: who took it. */
    handover: Handover.optional(),
  }),
  [
    'awaiting-supplement',
    'correction-not-judged',
    'not-correctable',
    'unknown-outcome',
    'reason-required',
    'incomplete',
    'result-required',
    'result-not-ready',
    'result-in-making',
    'receiver-required',
    'authority-required',
    'not-delivered',
    'unknown-file',
    'not-accepted',
    'already-resolved',
    'payment-due',
    'outcome-exhausted',
    'awaiting-payment',
    'supplement-repeated',
    'basis-required',
    'own-work',
    'letter-open',
    'may-not-sign',
    'not-signed',
    'consultation-open',
  ],
);

export const declareResult = operation({
  ...none,
  id: 'declareResult',
  method: 'POST',
  path: '/v1/tasks/{taskId}/files',
  summary: {
    vi: 'Khai báo tệp kết quả hoặc văn bản thỏa thuận gia hạn',
    en: 'Declare a result file, or the agreement to an extension',
  },
  actors: ['officer'],
  params: TaskPath,
  body: z.strictObject({
    files: z
      .array(FileDeclaration.omit({ component: true }))
      .min(1)
      .max(10),
    /** Left out, the files are the result. */
    purpose: z.literal('agreement').optional(),
  }),
  conditional: true,
  success: {
    status: 200,
    description: { vi: 'Nơi tải tệp lên', en: 'Where to upload the files' },
  },
  problems: [...refusals, 'awaiting-supplement', 'incomplete'],
});

export const confirmFiles = operation({
  ...none,
  id: 'confirmFiles',
  method: 'POST',
  path: '/v1/tasks/{taskId}/confirmations',
  summary: { vi: 'Xác nhận bản số hóa đúng với bản giấy', en: 'Confirm that scans are the papers' },
  actors: ['officer'],
  params: TaskPath,
  body: z.strictObject({ files: z.array(z.string().min(1).max(60)).min(1).max(100) }),
  conditional: true,
  success: { status: 200, description: { vi: 'Hồ sơ', en: 'The dossier' } },
  problems: [...refusals, 'awaiting-supplement', 'unknown-file', 'nothing-to-compare', 'already-confirmed'],
});
