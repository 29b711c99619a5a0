import { type OfficerDirectory, officersOn } from '#shared/unit/officer.ts';

/** The unit itself and those above it, whose officers may work on what is the unit's. */
const lineOf = (unit: string) =>
  unit.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.'));

/** Every record of the officers of these units and of those above them. */
export async function officersOfUnits(directory: OfficerDirectory, units: readonly string[]) {
  const lines = [...new Set(units.flatMap(lineOf))];
  return (await Promise.all(lines.map((one) => directory.officers(one)))).flat();
}

/** Everybody who may work for a unit on a day. */
export const officersFor = async (directory: OfficerDirectory, unit: string, date: string) =>
  officersOn(await officersOfUnits(directory, [unit]), date);
