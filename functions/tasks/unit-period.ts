import type { PageQuery } from '#shared/kernel/page.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { UnitRecordQuery } from '#shared/kernel/unit-record.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { isWithin } from '#shared/unit/rights.ts';

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
  if (caller.kind !== 'officer' && caller.kind !== 'manager') return fail({ code: 'forbidden' });
  const unit = asked ?? caller.unit;
  if (!isWithin(unit, caller.unit)) return fail({ code: 'forbidden' });
  return ok({
    unit,
    from: instantOf(from, '00:00:00.000'),
    to: instantOf(to, '23:59:59.999'),
    ...page,
  });
}

const instantOf = (day: string, time: string) => new Date(`${day}T${time}+07:00`).toISOString();
