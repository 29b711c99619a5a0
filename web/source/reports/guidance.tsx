import { useInfiniteQuery } from '@tanstack/react-query';
import { useNameOf } from '#web/api/queries.ts';
import { momentOf } from '#web/dossier/dates.ts';
import { usePreferences } from '#web/preferences/preferences.ts';
import { Found } from '#web/shell/found.tsx';
import { useReportsWords } from '#web/words/reports.ts';
import { useText } from '#web/words/words.ts';
import { guidanceQuery, type Period } from './queries.ts';

/** What people were told before they handed anything in. */
export function Guidance({ period }: { period: Period }) {
  const words = useReportsWords();
  const text = useText();
  const nameOf = useNameOf();
  const { language } = usePreferences();
  const query = useInfiniteQuery(guidanceQuery(period));
  const given = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Found query={query} count={given.length}>
      {given.length > 0 && (
        <div className="scrolls">
          <table className="results">
            <caption className="for-readers">{words.kinds.guidance}</caption>
            <thead>
              <tr>
                <th scope="col">{words.at}</th>
                <th scope="col">{words.officer}</th>
                <th scope="col">{words.channel}</th>
                <th scope="col">{words.procedure}</th>
                <th scope="col">{words.question}</th>
                <th scope="col">{words.note}</th>
              </tr>
            </thead>
            <tbody>
              {given.map(({ id, at, officer, channel, content, question, note }) => (
                <tr key={id}>
                  <td>{momentOf(at, language)}</td>
                  <td>{nameOf(officer)}</td>
                  <td>{words.channels[channel]}</td>
                  <td>{text(content.procedure.name)}</td>
                  <td>{question}</td>
                  <td>{note}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Found>
  );
}
