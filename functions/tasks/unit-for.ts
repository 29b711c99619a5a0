import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { isWithin } from '#shared/unit/rights.ts';

/** The unit that the caller asks about and may see; their own where they name none. */
export function unitFor(caller: Caller, asked: string | undefined): Result<string, { code: 'forbidden' }> {
  if (caller.kind !== 'officer' && caller.kind !== 'manager') return fail({ code: 'forbidden' });
  const unit = asked ?? caller.unit;
  return isWithin(unit, caller.unit) ? ok(unit) : fail({ code: 'forbidden' });
}
