import * as z from 'zod';
import { MadeBy } from '#shared/dossier/correction/correction.ts';
import { lines } from '#shared/kernel/line.ts';
import { none, operation } from '../operation.ts';
import { refusals, TaskPath } from './tasks.ts';

export const judgeCorrection = operation({
  ...none,
  id: 'judgeCorrection',
  method: 'POST',
  path: '/v1/tasks/{taskId}/correction',
  summary: { vi: 'Xác định sai sót thuộc về ai', en: 'Say whose mistake is to be corrected' },
  actors: ['officer'],
  params: TaskPath,
  body: z.strictObject({ madeBy: MadeBy, reason: lines(2_000) }),
  conditional: true,
  success: { status: 200, description: { vi: 'Hồ sơ sau khi xác định', en: 'The dossier afterwards' } },
  problems: [...refusals, 'awaiting-supplement', 'nothing-to-correct', 'correction-judged'],
});
