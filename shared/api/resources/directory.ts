import * as z from 'zod';
import { Role } from '#shared/unit/role.ts';
import { UnitId } from '#shared/unit/unit.ts';
import { none, operation } from '../operation.ts';
import { paging } from '../paging.ts';

/** Part of a name or an id; without regard to case and Vietnamese marks. */
const q = z.string().trim().min(1).max(100).optional();

export const getMe = operation({
  ...none,
  id: 'getMe',
  method: 'GET',
  path: '/v1/me',
  summary: { vi: 'Tôi là ai ở đây', en: 'Who I am here' },
  actors: ['officer', 'manager', 'auditor', 'portal'],
  tagged: false,
  success: { status: 200, description: { vi: 'Người gọi', en: 'The caller' } },
});

export const listUnits = operation({
  ...none,
  id: 'listUnits',
  method: 'GET',
  path: '/v1/units',
  summary: { vi: 'Các đơn vị', en: 'The units' },
  actors: ['officer', 'manager', 'auditor', 'portal'],
  query: z.strictObject({ q, ...paging }),
  tagged: false,
  success: { status: 200, description: { vi: 'Các đơn vị, theo mã', en: 'The units, by their ids' } },
});

export const listPeople = operation({
  ...none,
  id: 'listPeople',
  method: 'GET',
  path: '/v1/people',
  summary: { vi: 'Ai làm việc cho đơn vị hôm nay', en: 'Who works for a unit today' },
  actors: ['officer', 'manager'],
  query: z.strictObject({ unit: UnitId.optional(), role: Role.optional(), q, ...paging }),
  tagged: false,
  success: { status: 200, description: { vi: 'Cán bộ, theo mã', en: 'The officers, by their ids' } },
});
