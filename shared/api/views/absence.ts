import * as z from 'zod';
import { Absence } from '#shared/unit/absence.ts';
import { page } from './dossier.ts';

const Time = z.iso.datetime({ offset: true });

export const AbsenceView = z.strictObject({
  ...Absence.omit({ digest: true }).shape,
  enteredAt: Time,
  ended: z.strictObject({ at: Time, by: z.string() }).optional(),
  officerName: z.string().optional(),
  substituteName: z.string().optional(),
  /** Whether it is in force now. */
  inForce: z.boolean(),
  /** The substitute is away as well on one of the days: then nobody stands in. */
  substituteAbsent: z.boolean(),
});
export type AbsenceView = z.infer<typeof AbsenceView>;

export const Absences = page(AbsenceView);
