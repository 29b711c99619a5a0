import * as z from 'zod';
import { line } from '#shared/kernel/line.ts';
import { UnitId } from '#shared/unit/unit.ts';
import { none, operation } from '../operation.ts';
import { paging } from '../paging.ts';

const Id = line(100);
const Day = z.iso.date();
const Scope = z.strictObject({ unit: UnitId.optional() });
const success = (vi: string, en: string) => ({ status: 200 as const, description: { vi, en } });

export const listAbsences = operation({
  ...none,
  id: 'listAbsences',
  method: 'GET',
  path: '/v1/absences',
  summary: { vi: 'Xem người vắng và người thay', en: 'See who is away and who stands in' },
  actors: ['officer', 'manager'],
  query: Scope.extend(paging),
  tagged: false,
  success: success('Các kỳ vắng mặt chưa qua', 'The absences that are not over'),
});

export const planAbsence = operation({
  ...none,
  id: 'planAbsence',
  method: 'POST',
  path: '/v1/absences',
  summary: { vi: 'Đăng ký vắng mặt và người thay', en: 'Plan an absence with a substitute' },
  actors: ['officer'],
  body: z.strictObject({
    /** The caller’s own unit and the caller himself, where they are left out. */
    unit: UnitId.optional(),
    officer: Id.optional(),
    substitute: Id,
    from: Day,
    to: Day,
    /** Left out, the substitute stands in for everything. */
    procedures: z.array(z.string().min(1).max(60)).min(1).max(200).optional(),
    reason: line(500),
  }),
  tagged: false,
  success: { status: 201, description: { vi: 'Kỳ vắng mặt đã đăng ký', en: 'The absence, entered' } },
  problems: [
    'unknown-officer',
    'unknown-substitute',
    'substitutes-for-oneself',
    'absence-over',
    'absence-overlaps',
    'substitute-absent',
  ],
});

export const endAbsence = operation({
  ...none,
  id: 'endAbsence',
  method: 'DELETE',
  path: '/v1/absences/{id}',
  summary: { vi: 'Kết thúc kỳ vắng mặt', en: 'End an absence' },
  actors: ['officer'],
  params: z.strictObject({ id: Id }),
  query: Scope,
  tagged: false,
  success: success('Kỳ vắng mặt, đã kết thúc từ lúc này', 'The absence, ended from now on'),
  problems: ['unknown-absence'],
});
