import * as z from 'zod';
import { Channel } from '#shared/dossier/applicant.ts';
import { Text } from '#shared/kernel/text.ts';
import { page } from './dossier.ts';
import { Status, TaskView } from './task.ts';

const Time = z.iso.datetime({ offset: true });

/** One line of a list of dossiers. */
export const DossierItem = z.strictObject({
  code: z.string(),
  version: z.int(),
  status: Status,
  procedure: z.strictObject({ code: z.string(), name: Text }),
  unit: z.string(),
  receivedBy: z.string().optional(),
  channel: Channel,
  applicantName: z.string(),
  submittedAt: Time.optional(),
  /** When the result is due. */
  dueAt: Time.optional(),
  /** Until when it waits for the applicant. */
  waitsUntil: Time.optional(),
  closedAt: Time.optional(),
  /** When the dossier was written to last. */
  changedAt: Time,
  /** Of an open one; for officers only. */
  task: TaskView.omit({ outcomes: true, supplementBy: true }).optional(),
});
export type DossierItem = z.infer<typeof DossierItem>;

/** The codes of lines that cannot be read are in `damaged`. */
export const DossiersFound = page(DossierItem).extend({
  damaged: z.array(z.string()).optional(),
  /** On the first page for a portal: as `changedSince` of the next request, so that nothing is missed. */
  until: Time.optional(),
});
