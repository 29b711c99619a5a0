import * as z from 'zod';
import { refusal } from '#shared/kernel/finding.ts';
import { line, lines } from '#shared/kernel/line.ts';
import { none, operation } from '../operation.ts';
import { TaskPath } from './tasks.ts';

/** Maximum tasks of one request: all are done well within the time of a function. */
export const maxTasks = 50;

const dossierOf = (taskId: string) => taskId.slice(0, taskId.lastIndexOf('~'));

/** The tasks, each in the version that the officer saw. A dossier has one open task, so none is named twice. */
const tasks = z
  .array(z.strictObject({ task: TaskPath.shape.taskId, version: z.int().positive() }))
  .min(1)
  .max(maxTasks)
  .refine(
    (all) => new Set(all.map(({ task }) => dossierOf(task))).size === all.length,
    refusal('named-twice', {
      vi: 'Có hồ sơ được nêu hai lần. Mỗi hồ sơ chỉ nêu một lần.',
      en: 'A dossier is named twice. Name each once.',
    }),
  );

export const actOnTasks = operation({
  ...none,
  id: 'actOnTasks',
  method: 'POST',
  path: '/v1/tasks/actions',
  summary: { vi: 'Làm cùng một việc với nhiều hồ sơ', en: 'Do the same with many tasks' },
  actors: ['officer'],
  body: z.discriminatedUnion('act', [
    z.strictObject({ act: z.literal('claim'), tasks }),
    z.strictObject({ act: z.literal('release'), tasks }),
    z.strictObject({ act: z.literal('assign'), officer: line(100), tasks }),
    z.strictObject({
      act: z.literal('complete'),
      outcome: z.string().min(1).max(40),
      reason: lines(2_000).optional(),
      tasks,
    }),
  ]),
  tagged: false,
  success: {
    status: 200,
    description: {
      vi: 'Kết quả từng việc, theo thứ tự đã nêu. Gửi lại với cùng khoá thì làm tiếp phần còn lại',
      en: 'What became of each, in the order that was sent. Sent again under its key, the request goes on',
    },
  },
  problems: [],
});
