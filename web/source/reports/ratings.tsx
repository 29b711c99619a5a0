import { useInfiniteQuery } from '@tanstack/react-query';
import { momentOf } from '#web/dossier/dates.ts';
import { usePreferences } from '#web/preferences/preferences.ts';
import { Found } from '#web/shell/found.tsx';
import { useReportsWords } from '#web/words/reports.ts';
import { useText } from '#web/words/words.ts';
import { type Period, ratingsQuery } from './queries.ts';

/** What applicants said of how their dossiers were resolved. */
export function Ratings({ period }: { period: Period }) {
  const words = useReportsWords();
  const text = useText();
  const { language } = usePreferences();
  const query = useInfiniteQuery(ratingsQuery(period));
  const ratings = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Found query={query} count={ratings.length}>
      {ratings.length > 0 && (
        <div className="scrolls">
          <table className="results">
            <caption className="for-readers">{words.kinds.ratings}</caption>
            <thead>
              <tr>
                <th scope="col">{words.at}</th>
                <th scope="col">{words.code}</th>
                <th scope="col">{words.scores}</th>
                <th scope="col">{words.comment}</th>
              </tr>
            </thead>
            <tbody>
              {ratings.map(({ code, at, scores, best, comment }) => (
                <tr key={code}>
                  <td>{momentOf(at, language)}</td>
                  <td>{code}</td>
                  <td>{scores.map(({ name, score }) => words.score(text(name), score, best)).join('; ')}</td>
                  <td>{comment}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Found>
  );
}
