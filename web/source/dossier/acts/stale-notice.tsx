import { useQuery } from '@tanstack/react-query';
import { useNameOf } from '#web/api/queries.ts';
import { usePreferences } from '#web/preferences/preferences.ts';
import { useDossierWords } from '#web/words/dossier.ts';
import { momentOf } from '../dates.ts';
import { momentsOf, type Telling } from '../facts/timeline.ts';
import { useActorName } from '../facts/use-telling.ts';
import { changesSinceQuery } from '../queries.ts';

interface StaleNoticeProps {
  code: string;
  /** The version that the officer decided on. */
  since: number;
  telling: Telling;
  onLook: () => void;
}

/** Who changed the dossier meanwhile, and what; nothing of what was typed is lost. */
export function StaleNotice({ code, since, telling, onLook }: StaleNoticeProps) {
  const { stale: words } = useDossierWords();
  const { language } = usePreferences();
  const actorName = useActorName();
  const nameOf = useNameOf();
  const { data } = useQuery(changesSinceQuery(code, since));
  const moments = momentsOf(data?.entries ?? [], telling).filter(({ seq }) => seq > since);
  return (
    <div className="notice notice-warning" role="alert">
      <div className="notice-body">
        <p className="notice-title">{words.title}</p>
        <ul>
          {moments.map(({ seq, at, by, told }) => (
            <li key={seq}>
              {words.who(actorName(by), told.map(({ what }) => what).join('; '), momentOf(at, language))}
            </li>
          ))}
        </ul>
        {data?.holder !== undefined && <p>{words.nowHeld(nameOf(data.holder))}</p>}
        <p>{words.advice}</p>
      </div>
      <button type="button" className="button" onClick={onLook}>
        {words.look}
      </button>
    </div>
  );
}
