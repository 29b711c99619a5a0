import type { AbsenceView } from '#shared/api/views/absence.ts';
import { localTime } from '#shared/kernel/time.ts';
import { type Absence, isInForce, lacksSubstitute } from '#shared/unit/absence.ts';
import type { OfficerRecord } from '#shared/unit/officer.ts';

/** An absence as it is shown, among the others of the unit. */
export function absenceView(
  absence: Absence,
  all: readonly Absence[],
  { officers, at }: { officers: readonly OfficerRecord[]; at: string },
): AbsenceView {
  const { digest: _, ended, ...rest } = absence;
  const nameOf = (wanted: string) => officers.find(({ id }) => id === wanted)?.name;
  const [officerName, substituteName] = [nameOf(absence.officer), nameOf(absence.substitute)];
  return {
    ...rest,
    enteredAt: localTime(absence.enteredAt),
    ...(ended && { ended: { ...ended, at: localTime(ended.at) } }),
    ...(officerName !== undefined && { officerName }),
    ...(substituteName !== undefined && { substituteName }),
    inForce: isInForce(absence, at),
    substituteAbsent: lacksSubstitute(absence, all),
  };
}
