import type { Text } from '#shared/kernel/text.ts';
import { OfficerRecord } from '#shared/unit/officer.ts';
import type { Known } from '../publish-reference.ts';

/** An officer works for a unit that there is. */
export function checkOfficer(record: unknown, known: Known): Text[] {
  const { unit } = OfficerRecord.parse(record);
  return known.has(`UNIT#${unit}`)
    ? []
    : [{ vi: `Không có đơn vị “${unit}”.`, en: `There is no unit “${unit}”.` }];
}
