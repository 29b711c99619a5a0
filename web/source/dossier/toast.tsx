import { useDossierWords } from '#web/words/dossier.ts';
import { say, useSaid } from './said.ts';

/** Says what was done, also to who does not look; it stays until the next thing is said or it is closed. */
export function Toast() {
  const words = useDossierWords();
  const said = useSaid();
  return (
    <div role="status" className="toast-place">
      {said !== undefined && (
        <p className="toast">
          {said}
          <button
            type="button"
            className="button button-plain"
            aria-label={words.dismiss}
            onClick={() => say(undefined)}
          >
            <span aria-hidden="true">×</span>
          </button>
        </p>
      )}
    </div>
  );
}
