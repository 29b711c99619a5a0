import * as z from 'zod';
import { localDate } from '#shared/kernel/time.ts';
import { type OfficerRecord, officersOn } from './officer.ts';
import { Capacity, SigningPower } from './signing-power.ts';

/** Who signed, as the directory had it on the day. */
export const SignedAs = z.object({ officer: z.string(), name: z.string(), power: SigningPower });
export type SignedAs = z.infer<typeof SignedAs>;

/** Who the officer signs as at an instant; undefined without the power to, or in another capacity than these. */
export function signingAs(
  records: readonly OfficerRecord[],
  id: string,
  at: string,
  capacities: readonly Capacity[] = Capacity.options,
): SignedAs | undefined {
  const today = localDate(at);
  const found = officersOn(records, today).find((one) => one.id === id);
  if (found?.signs === undefined || !capacities.includes(found.signs.as)) return undefined;
  if (found.signs.as === 'by-authority' && found.signs.until < today) return undefined;
  return { officer: id, name: found.name, power: found.signs };
}
