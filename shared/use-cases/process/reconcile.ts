import { pendingPapers } from '#shared/dossier/acts/record-paper.ts';
import { type Dossier, isClosed, isComplete, isSealed } from '#shared/dossier/dossier.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import type { Run, Runs, Wait } from './runs.ts';

/** What has to happen so that the dossier's execution waits for the right thing. */
export type Step =
  | { do: 'nothing' }
  | { do: 'start'; wait: Wait }
  | { do: 'answer'; token: string; next: Wait | undefined };

/** How the execution was found: waiting for the right thing, sent on to it, or, it seems, no longer there. */
export type Standing = 'settled' | 'moved' | 'gone';

/** What the dossier waits for now; a closed one for nothing but the sealing: at once, or when its record is complete. */
export const waitOf = (dossier: Dossier): Wait =>
  isClosed(dossier)
    ? { code: dossier.code, timer: dossier.version, at: dossier.closedAt }
    : { code: dossier.code, timer: dossier.timer.no, at: dossier.timer.at };

/**
 * Compares the dossier with the execution that keeps its time. Whichever of the two was written last, its stream record
 * brings both here, so no signal can fall between them.
 */
export function nextStep(dossier: Dossier, run: Run | undefined): Step {
  if (isSealed(dossier)) return { do: 'nothing' };
  // The printer's record of the last paper comes back here.
  if (isClosed(dossier) && pendingPapers(dossier).length > 0) return { do: 'nothing' };
  const wait = waitOf(dossier);
  if (run === undefined) return { do: 'start', wait };
  if (isClosed(dossier) && isComplete(dossier)) return { do: 'answer', token: run.token, next: undefined };
  return run.timer === wait.timer ? { do: 'nothing' } : { do: 'answer', token: run.token, next: wait };
}

/** Brings the execution of one dossier up to date. Between two waits an execution looks as if it were gone. */
export async function reconcile(
  { store, runs }: { store: DossierStore; runs: Runs },
  code: string,
): Promise<Standing> {
  const [dossier, run] = await Promise.all([store.find(code), runs.find(code)]);
  if (dossier === undefined) throw new Error(`there is no dossier ${code}`);
  const step = nextStep(dossier, run);
  if (step.do === 'nothing') return 'settled';
  const done =
    step.do === 'start' ? await runs.start(code, step.wait) : await runs.answer(step.token, step.next);
  return done === 'exists' || done === 'gone' ? 'gone' : 'moved';
}
