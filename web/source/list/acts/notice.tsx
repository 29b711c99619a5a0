import { Problem } from '#web/shell/problem.tsx';
import type { Words } from '#web/words/vi.ts';
import { useWords } from '#web/words/words.ts';
import type { Outcome } from './use-list-work.ts';

/** Maximum codes that are named with one reason. */
const named = 5;

/** Says what came of an act; what was refused stays until it is closed. */
export function Notice({ notice, onClose }: { notice: Outcome | undefined; onClose: () => void }) {
  const words = useWords();
  const refused = notice?.kind === 'acted' ? notice.verdicts.filter(({ why }) => why !== undefined) : [];
  const reasons = Map.groupBy(refused, ({ why }) => why);
  return (
    <>
      <p className="for-readers" role="status">
        {notice !== undefined && notice.kind !== 'failed' && said(notice, words)}
      </p>
      {notice?.kind === 'failed' && <Problem fault={notice.fault} onClose={onClose} />}
      {notice?.kind === 'acted' && notice.fault !== undefined && (
        <Problem fault={notice.fault} onClose={onClose} />
      )}
      {refused.length > 0 && (
        <div className="notice notice-problem" role="alert">
          <div className="notice-body">
            <p className="notice-title">{words.list.refused(refused.length)}</p>
            <ul>
              {[...reasons].map(([why, those]) => (
                <li key={why}>
                  {why}{' '}
                  <strong>
                    {those
                      .slice(0, named)
                      .map(({ code }) => code)
                      .join(', ')}
                  </strong>
                  {those.length > named && ` ${words.list.andOthers(those.length - named)}`}
                </li>
              ))}
            </ul>
          </div>
          <button type="button" className="button" onClick={onClose}>
            {words.shell.close}
          </button>
        </div>
      )}
    </>
  );
}

/** One sentence on what was done. */
export function said(outcome: Exclude<Outcome, { kind: 'failed' }>, { list }: Words): string {
  if (outcome.kind === 'copied') return list.copied(outcome.code);
  const done = outcome.verdicts.filter(({ why }) => why === undefined);
  const [first] = done;
  if (first === undefined) return '';
  if (done.length > 1) return list.done(done.length);
  if (typeof outcome.act === 'object') return list.assigned(first.code);
  return outcome.act === 'claim' ? list.claimed(first.code) : list.released(first.code);
}
