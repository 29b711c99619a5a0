import { usePreferences } from '#web/preferences/preferences.ts';
import { useDossierWords } from '#web/words/dossier.ts';
import { momentOf } from '../dates.ts';
import type { Dossier } from '../model.ts';
import { Facts } from './facts.tsx';

/** Until when, and why: every date with what it rests on. */
export function DeadlinePanel({ dossier }: { dossier: Dossier }) {
  const { deadline: words } = useDossierWords();
  const { language } = usePreferences();
  const { deadline, task } = dossier;
  const dates = [
    [words.step, task?.dueAt],
    [words.supplementBy, task?.supplementBy],
    [words.received, deadline?.receivedAt],
    [words.due, deadline?.dueAt],
    [words.appointment, deadline?.appointment],
    [words.paused, deadline?.pausedSince],
  ] as const;
  const { extensions = [], reappointments = [] } = deadline ?? {};
  return (
    <>
      <Facts facts={dates.map(([label, time]) => [label, time && momentOf(time, language)])} />
      {deadline === undefined ? (
        <p className="is-quiet">{words.none}</p>
      ) : (
        <>
          <h2 className="side-title">{words.counted}</h2>
          <p className="told">{deadline.text[language]}</p>
        </>
      )}
      <ul className="plain">
        {extensions.map(({ at, reason, dueAt }) => (
          <li key={at}>
            {words.extended(reason)} ({momentOf(dueAt, language)})
          </li>
        ))}
        {reappointments.map(({ at, reason, dueAt }) => (
          <li key={at}>
            {words.reappointed(reason)} ({momentOf(dueAt, language)})
          </li>
        ))}
      </ul>
    </>
  );
}
