import { momentOf } from '#web/dossier/dates.ts';
import { usePreferences } from '#web/preferences/preferences.ts';
import { useArchiveWords } from '#web/words/archive.ts';
import type { Access } from './queries.ts';

/** Who looked, when, at what and why. */
export function AccessTable({ accesses }: { accesses: readonly (Access & { code?: string | undefined })[] }) {
  const { access: words } = useArchiveWords();
  const { language } = usePreferences();
  return (
    <div className="scrolls" tabIndex={-1}>
      <table className="results">
        <caption className="for-readers">{words.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.at}</th>
            <th scope="col">{words.by}</th>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.purpose}</th>
          </tr>
        </thead>
        <tbody>
          {accesses.map(({ at, by, unit, what, subject, purpose, code }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: looks have no name of their own and keep their order
            <tr key={index}>
              <td>{momentOf(at, language)}</td>
              <td>
                {by}
                {unit && <span className="is-quiet"> · {unit}</span>}
              </td>
              <td>
                {words.kinds[what]}
                {(subject ?? code) && <span className="is-quiet"> · {subject ?? code}</span>}
              </td>
              <td>{purpose}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
