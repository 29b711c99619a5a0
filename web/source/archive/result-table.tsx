import { Link } from '@tanstack/react-router';
import { dayOf, momentOf } from '#web/dossier/dates.ts';
import { usePreferences } from '#web/preferences/preferences.ts';
import { useArchiveWords } from '#web/words/archive.ts';
import { useProcedureName } from './names.ts';
import type { ArchiveLine } from './queries.ts';

/** Sealed dossiers that were found; people by their initials, as the archive's lists tell them. */
export function ResultTable({ lines }: { lines: readonly ArchiveLine[] }) {
  const words = useArchiveWords();
  const { language } = usePreferences();
  const nameOf = useProcedureName();
  if (lines.length === 0) return null;
  return (
    <div className="scrolls" tabIndex={-1}>
      <table className="results">
        <caption className="for-readers">{words.results}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.code}</th>
            <th scope="col">{words.columns.applicant}</th>
            <th scope="col">{words.columns.procedure}</th>
            <th scope="col">{words.columns.ended}</th>
            <th scope="col">{words.columns.closed}</th>
            <th scope="col">{words.columns.kept}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ code, applicantName, procedure, status, closedAt, retainUntil }) => (
            <tr key={code}>
              <th scope="row">
                <Link to="/archive/$code" params={{ code }} className="dossier-code">
                  {code}
                </Link>
              </th>
              <td>{applicantName}</td>
              <td>{nameOf(procedure.code)}</td>
              <td>{words.statuses[status] ?? status}</td>
              <td>{momentOf(closedAt, language)}</td>
              <td>{dayOf(retainUntil, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
