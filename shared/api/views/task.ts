import * as z from 'zod';
import { Text } from '#shared/kernel/text.ts';
import { Outcome } from '#shared/procedure/step.ts';
import { TaskItem } from './dossier.ts';

/** An act on the task: where it is sent, what has to go with it, or why it is not available to this officer now. */
const PossibleActView = z.strictObject({
  /** The last part of the address that it is sent to. */
  act: z.enum([
    'claim',
    'release',
    'assign',
    'complete',
    'files',
    'confirmations',
    'apology',
    'extension',
    'correction',
    'letter',
    'consultations',
  ]),
  outcome: Outcome.pick({ id: true, name: true, effect: true }).optional(),
  ground: z.string().optional(),
  approved: z.boolean().optional(),
  files: z.array(z.string()).optional(),
  needs: z.array(z.string()),
  allowed: z.boolean(),
  why: z.strictObject({ code: z.string(), detail: Text }).optional(),
});

export const TaskWithActs = z.strictObject({ ...TaskItem.shape, acts: z.array(PossibleActView) });
export type TaskWithActs = z.infer<typeof TaskWithActs>;
