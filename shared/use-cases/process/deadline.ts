import { hoursLater } from '#shared/dossier/facts.ts';
import { idleHours } from '#shared/dossier/timer.ts';
import { type Deps, obey } from '#shared/use-cases/dossier/obey.ts';
import { waitOf } from './reconcile.ts';
import type { Wait } from './runs.ts';

/**
 * The dossier's timer ran out: does what time alone does, and says what to wait for next. Nothing more happens by itself to
 * a step that is overdue: it is looked at again after a while. The execution of a dossier that is closed waits as well:
 * it is answered as soon as its token is known, as any execution is whose dossier has closed.
 */
export async function meetDeadline(deps: Deps, code: string, at: string): Promise<Wait> {
  const woken = await obey(deps, {
    code,
    command: { type: 'wake' },
    by: { kind: 'system', id: 'deadline' },
    at,
  });
  if (!woken.ok) throw new Error(`${code} could not be woken: ${JSON.stringify(woken.error)}`);
  const wait = waitOf(woken.value);
  return wait.at > at ? wait : { ...wait, at: hoursLater(at, idleHours) };
}
