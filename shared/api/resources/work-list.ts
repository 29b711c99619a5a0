import * as z from 'zod';
import { orders, standings } from '#shared/dossier/work-list/task-board.ts';
import { Role } from '#shared/unit/role.ts';
import { UnitId } from '#shared/unit/unit.ts';
import { none, operation } from '../operation.ts';
import { paging } from '../paging.ts';

/** By what open tasks are looked for; what is left out does not matter. */
const filters = {
  unit: UnitId.optional(),
  procedure: z.string().max(60).optional(),
  role: Role.optional(),
  /** The officer who holds it. */
  holder: z.string().min(1).max(100).optional(),
  /** `near`: warned of; `unanswered`: a question to another unit is past its time; `to-sign`: a letter waits for its signature; `new-message`: the applicant wrote and has no answer. */
  status: z.enum(standings).optional(),
  dueBefore: z.iso.datetime({ offset: true }).optional(),
  /** Part of the dossier code or of the applicant’s name; without regard to case and Vietnamese marks. */
  q: z.string().trim().min(1).max(100).optional(),
};

export const listTasks = operation({
  ...none,
  id: 'listTasks',
  method: 'GET',
  path: '/v1/tasks',
  summary: { vi: 'Danh sách việc', en: 'The work list' },
  actors: ['officer', 'manager'],
  query: z.strictObject({
    /** `mine`: held by me; `free`: held by nobody; `all`: everything of the unit. */
    view: z.enum(['mine', 'free', 'all']).default('all'),
    ...filters,
    sort: z.enum([...orders, ...orders.map((order) => `-${order}` as const)]).default('due'),
    ...paging,
  }),
  tagged: false,
  success: { status: 200, description: { vi: 'Các việc đang mở', en: 'Open tasks' } },
  problems: [],
});

export const countTasks = operation({
  ...none,
  id: 'countTasks',
  method: 'GET',
  path: '/v1/tasks/counts',
  summary: { vi: 'Có bao nhiêu việc mỗi loại', en: 'How many tasks there are of each kind' },
  actors: ['officer', 'manager'],
  query: z.strictObject(filters),
  tagged: false,
  success: { status: 200, description: { vi: 'Số việc đang mở', en: 'Numbers of open tasks' } },
  problems: [],
});

export const taskChanges = operation({
  ...none,
  id: 'taskChanges',
  method: 'GET',
  path: '/v1/tasks/changes',
  summary: { vi: 'Việc nào vừa thay đổi', en: 'Which tasks changed' },
  actors: ['officer', 'manager'],
  query: z.strictObject({
    unit: UnitId.optional(),
    /** `until` of the answer before; at most a day ago. */
    since: z.iso.datetime({ offset: true }),
  }),
  success: {
    status: 200,
    description: {
      vi: 'Thay đổi từ một phút trước thời điểm đó; nhận lại cùng một thay đổi không gây hại',
      en: 'Changes since a minute before that time; to receive one twice is harmless',
    },
  },
  problems: ['since-too-old'],
});
