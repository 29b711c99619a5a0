import * as z from 'zod';
import type { Procedure } from '#shared/procedure/procedure.ts';
import data from './data/national-codes.json' with { type: 'json' };

/** Under which national code a procedure with a local one is known, and from which day to which. */
const NationalCode = z.strictObject({
  code: z.string().startsWith('LOCAL.'),
  national: z.string().regex(/^[1-3]\.\d{6}$/),
  from: z.iso.date(),
  to: z.iso.date().optional(),
  basis: z.string().min(1),
  evidence: z.string().min(1),
});

export const nationalCodes = z.array(NationalCode).parse(data);

/** The national code of a procedure on a day; undefined if it has none then, or is itself under a national code. */
export const nationalCodeOn = (code: string, date: string): string | undefined =>
  nationalCodes.find(
    (one) => one.code === code && one.from <= date && (one.to === undefined || date <= one.to),
  )?.national;

/** Every national code that the procedure has or had. */
export const nationalCodesOf = (code: string): string[] =>
  nationalCodes.filter((one) => one.code === code).map(({ national }) => national);

/** Whether a procedure with this code is the one that was named, by that code or by a national one. */
export const goesBy = (code: string, named: string): boolean =>
  code === named || nationalCodesOf(code).includes(named);

/** Which procedure a national code means, and on which day to look at it: the given one, or the last of a code that ended. */
export function meantBy(national: string, date: string): { code: string; date: string } | undefined {
  const found = nationalCodes.find((one) => one.national === national && one.from <= date);
  if (found === undefined) return undefined;
  return { code: found.code, date: found.to !== undefined && found.to < date ? found.to : date };
}

type Procedures = { procedure(code: string, which: { date: string }): Promise<Procedure | undefined> };

/** The procedure in force on a day under a code of its own, or under a national one by which it is known on that day. */
export async function procedureInForce(
  reference: Procedures,
  named: string,
  date: string,
): Promise<Procedure | undefined> {
  const own = await reference.procedure(named, { date });
  if (own !== undefined) return own;
  const meant = meantBy(named, date);
  return meant?.date === date ? reference.procedure(meant.code, { date }) : undefined;
}
