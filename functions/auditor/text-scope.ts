import type { TextScope } from '#shared/archive/texts/text-index.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { mayAudit } from '#shared/unit/rights.ts';
import { utc } from './list-archive.ts';

/** Whose papers are looked into: what was asked for of what the caller may see, in our own time; undefined where that is nothing. */
export function scopeOf(
  caller: Caller,
  { closedFrom, closedTo, procedure, unit: asked }: TextScope,
): TextScope | undefined {
  const own = 'unit' in caller ? caller.unit : undefined;
  const unit = asked ?? own;
  if (unit !== undefined && !mayAudit(caller, unit)) return undefined;
  return { unit, procedure, closedFrom: utc(closedFrom), closedTo: utc(closedTo) };
}
