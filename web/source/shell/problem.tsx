import { RequestFailed } from 'motcua-client';
import { Refusal } from '#web/api/ask.ts';
import type { Words } from '#web/words/vi.ts';
import { useWords } from '#web/words/words.ts';

interface ProblemProps {
  /** Whatever was thrown. */
  fault: unknown;
  onRetry?: () => unknown;
  onClose?: () => void;
}

interface Told {
  title: string;
  advice: string | undefined;
  points: readonly string[];
  reference: string | undefined;
}

/** Says what happened and what to do about it. */
export function Problem({ fault, onRetry, onClose }: ProblemProps) {
  const words = useWords();
  const { title, advice, points, reference } = told(fault, words.problem);
  return (
    <div className="notice notice-problem" role="alert">
      <div className="notice-body">
        <p className="notice-title">{title}</p>
        {advice !== undefined && <p>{advice}</p>}
        {points.length > 0 && (
          <ul>
            {points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        )}
        {reference !== undefined && <p className="is-quiet">{words.problem.reference(reference)}</p>}
      </div>
      {onRetry && (
        <button type="button" className="button" onClick={() => onRetry()}>
          {words.problem.retry}
        </button>
      )}
      {onClose && (
        <button type="button" className="button" onClick={onClose}>
          {words.shell.close}
        </button>
      )}
    </div>
  );
}

function told(fault: unknown, words: Words['problem']): Told {
  if (fault instanceof Refusal) return toldByApi(fault, words);
  if (fault instanceof RequestFailed && fault.status !== undefined)
    return {
      title: words.unexpected,
      advice: words.unexpectedAdvice,
      points: [],
      reference: fault.traceId,
    };
  if (fault instanceof RequestFailed || fault instanceof TypeError)
    return { title: words.offline, advice: words.offlineAdvice, points: [], reference: undefined };
  return { title: words.page, advice: words.pageAdvice, points: [], reference: undefined };
}

/** The API's own words come in the language that was asked for; what to do follows from the status. */
function toldByApi({ problem }: Refusal, words: Words['problem']): Told {
  const { title, detail, status, errors = [], traceId } = problem;
  const advice = adviceFor(status, words);
  const points = errors.map((error) => error.detail);
  const said = detail === title || points.includes(detail) ? advice : `${detail} ${advice ?? ''}`;
  return { title, advice: said, points, reference: status >= 500 ? traceId : undefined };
}

function adviceFor(status: number, words: Words['problem']): string | undefined {
  if (status === 403) return words.forbiddenAdvice;
  if (status === 404 || status === 410) return words.goneAdvice;
  if (status === 409 || status === 412) return words.conflictAdvice;
  if (status === 429) return words.busyAdvice;
  if (status === 400 || status === 422) return words.inputAdvice;
  return undefined;
}
