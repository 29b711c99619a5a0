import { usePreferences } from '#web/preferences/preferences.ts';
import { useDossierWords } from '#web/words/dossier.ts';
import { momentOf } from '../dates.ts';
import type { FieldChange } from '../form/form-rows.ts';
import type { Moment } from './timeline.ts';
import { useActorName } from './use-telling.ts';

/** Everything that happened, the newest first. */
export function TimelinePanel({ moments }: { moments: readonly Moment[] }) {
  const { language } = usePreferences();
  const actorName = useActorName();
  return (
    <ol className="timeline">
      {moments.toReversed().map(({ seq, at, by, told }) => (
        <li key={seq}>
          <p className="is-quiet">
            <time dateTime={at}>{momentOf(at, language)}</time> · {actorName(by)}
          </p>
          {told.map(({ what, said, changes }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: events of an entry keep their order
            <div key={index}>
              <p>{what}</p>
              {said.map((text) => (
                <p key={text} className="said">
                  {text}
                </p>
              ))}
              {changes.length > 0 && <Changes changes={changes} />}
            </div>
          ))}
        </li>
      ))}
    </ol>
  );
}

function Changes({ changes }: { changes: readonly FieldChange[] }) {
  const { journal, form } = useDossierWords();
  return (
    <table className="changes">
      <thead>
        <tr>
          <th scope="col">{form.title}</th>
          <th scope="col">{journal.before}</th>
          <th scope="col">{journal.after}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ label, before, after }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{before === undefined ? form.empty : <del>{before}</del>}</td>
            <td>{after === undefined ? form.empty : <ins>{after}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
