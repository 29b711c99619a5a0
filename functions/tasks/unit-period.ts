import type { PageQuery } from '#shared/kernel/page.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { UnitRecordQuery } from '#shared/kernel/unit-record.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { unitFor } from './unit-for.ts';

type Asked = {
  unit?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

/** The records of a unit over days in Việt Nam, both included; the caller's own unit and all days where none is named. */
export function unitPeriod(
  { unit: asked, from = '2000-01-01', to = '2999-12-31' }: Asked,
  caller: Exclude<Caller, { kind: 'system' }>,
  page: PageQuery,
): Result<UnitRecordQuery, { code: 'forbidden' }> {
  const unit = unitFor(caller, asked);
  if (!unit.ok) return unit;
  return ok({
    unit: unit.value,
    from: instantOf(from, '00:00:00.000'),
    to: instantOf(to, '23:59:59.999'),
    ...page,
  });
}

const instantOf = (day: string, time: string) => new Date(`${day}T${time}+07:00`).toISOString();
