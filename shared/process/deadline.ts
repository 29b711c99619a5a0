import { isClosed, isComplete } from '#shared/dossier/dossier.ts';
import { hoursLater } from '#shared/dossier/facts.ts';
import { type Deps, obey } from '#shared/dossier/obey.ts';
import { idleHours } from '#shared/dossier/timer.ts';
import { waitOf } from './reconcile.ts';
import type { Wait } from './runs.ts';

/**
 * The dossier's timer ran out: does what time alone does, and says what to wait for next; undefined where the dossier is
 * closed and its record complete. Nothing more happens by itself to a step that is overdue: it is looked at again after a while.
 */
export async function meetDeadline(deps: Deps, code: string, at: string): Promise<Wait | undefined> {
  const woken = await obey(deps, {
    code,
    command: { type: 'wake' },
    by: { kind: 'system', id: 'deadline' },
    at,
  });
  if (!woken.ok) throw new Error(`${code} could not be woken: ${JSON.stringify(woken.error)}`);
  if (isClosed(woken.value) && isComplete(woken.value)) return undefined;
  const wait = waitOf(woken.value);
  return wait.at > at ? wait : { ...wait, at: hoursLater(at, idleHours) };
}
