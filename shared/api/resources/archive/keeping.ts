import * as z from 'zod';
import { CheckNight } from '#shared/archive/keeping/fixity.ts';
import { Remeasure } from '#shared/dossier/remeasure.ts';
import { line } from '#shared/kernel/line.ts';
import { none, operation } from '../../operation.ts';
import { paging } from '../../paging.ts';

const Time = z.iso.datetime({ offset: true });
const Path = z.strictObject({ code: z.string().min(1).max(80) });
const HoldPath = z.strictObject({
  ...Path.shape,
  /** Chosen by the caller, so that a request that is sent twice places one hold. */
  holdId: z.string().regex(/^[A-Za-z0-9._-]{1,60}$/),
});
const reason = line(500, 3);
const basis = line(300, 3);
const act = { by: z.string(), at: Time, reason: z.string() };

export const HoldView = z.strictObject({
  id: z.string(),
  ...act,
  basis: z.string(),
  lifted: z.strictObject(act).optional(),
});

export const KeepingView = z.strictObject({
  /** By the procedure's rule and by what was ordered since; a hold keeps beyond it. */
  retainUntil: Time,
  held: z.boolean(),
  holds: z.array(HoldView),
  /** When its bytes were last compared with what was sealed, and whether they were the same. */
  checked: z.strictObject({ at: Time, sound: z.boolean() }).optional(),
  extensions: z.array(z.strictObject({ ...act, basis: z.string(), until: Time })),
  /** That it is measured by the due time of a later version of its calendar, the last one counting; what was promised stays. */
  remeasured: z.array(Remeasure.extend({ at: Time, promised: Time, dueAt: Time, doneAt: Time })),
});

const success = (vi: string, en: string) => ({ status: 200 as const, description: { vi, en } });

/** A night of checks: how much was read, and what was not as it was sealed. */
export const CheckView = CheckNight.omit({ after: true });

export const listChecks = operation({
  ...none,
  id: 'listChecks',
  method: 'GET',
  path: '/v1/archive/checks',
  summary: {
    vi: 'Kết quả kiểm tra định kỳ kho lưu trữ',
    en: 'What the scheduled checks of the archive found',
  },
  actors: ['auditor'],
  query: z.strictObject({ ...paging }),
  tagged: false,
  success: success('Từng đêm, mới nhất trước', 'Night by night, the latest first'),
});

export const placeHold = operation({
  ...none,
  id: 'placeHold',
  method: 'PUT',
  path: '/v1/archive/{code}/holds/{holdId}',
  summary: { vi: 'Phong tỏa hồ sơ lưu trữ', en: 'Place a legal hold on a sealed dossier' },
  actors: ['auditor'],
  params: HoldPath,
  body: z.strictObject({ reason, basis }),
  tagged: false,
  success: success('Lệnh phong tỏa', 'The hold'),
  problems: ['not-sealed', 'destroyed', 'hold-taken', 'hold-lifted'],
});

export const liftHold = operation({
  ...none,
  id: 'liftHold',
  method: 'DELETE',
  path: '/v1/archive/{code}/holds/{holdId}',
  summary: { vi: 'Gỡ phong tỏa', en: 'Lift a legal hold' },
  actors: ['auditor'],
  params: HoldPath,
  query: z.strictObject({ reason }),
  tagged: false,
  success: success('Lệnh phong tỏa, đã gỡ', 'The hold, lifted'),
  problems: ['not-sealed', 'destroyed', 'unknown-hold'],
});

export const extendRetention = operation({
  ...none,
  id: 'extendRetention',
  method: 'PUT',
  path: '/v1/archive/{code}/retention',
  summary: { vi: 'Kéo dài thời hạn bảo quản', en: 'Extend the retention of a sealed dossier' },
  actors: ['auditor'],
  params: Path,
  body: z.strictObject({ until: Time, reason, basis }),
  tagged: false,
  success: success('Thời hạn bảo quản', 'How it is kept'),
  problems: ['not-sealed', 'destroyed', 'retention-shorter', 'retention-too-long'],
});
