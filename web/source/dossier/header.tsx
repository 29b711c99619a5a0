import { Link } from '@tanstack/react-router';
import { useNameOf } from '#web/api/queries.ts';
import { useListOrder } from '#web/list/order.ts';
import { useBackToList } from '#web/list/use-back-to-list.ts';
import { usePreferences } from '#web/preferences/preferences.ts';
import { useDossierWords } from '#web/words/dossier.ts';
import { momentOf } from './dates.ts';
import type { Dossier, Task } from './model.ts';

interface HeaderProps {
  dossier: Dossier;
  task: Task | undefined;
  me: string | undefined;
  onExplain: () => void;
}

/** Whose dossier it is, where it stands and until when. */
export function Header({ dossier, task, me, onExplain }: HeaderProps) {
  const words = useDossierWords();
  const { language } = usePreferences();
  const { code, applicantName, procedure, statusName, channel, deadline } = dossier;
  const promised = deadline?.appointment ?? deadline?.dueAt;
  const paused = deadline?.pausedSince !== undefined;
  return (
    <header className="dossier-head">
      <Neighbours />
      <div className="dossier-who">
        <h1 className="dossier-name">{applicantName}</h1>
        <p className="is-quiet">
          <span className="dossier-code">{code}</span> · {procedure.name[language]} ·{' '}
          {words.channels[channel]}
        </p>
      </div>
      <ul className="dossier-marks">
        <li className="flag">{statusName[language]}</li>
        {task && (
          <li className={task.overdue ? 'flag flag-danger' : task.warned ? 'flag flag-warning' : 'flag'}>
            {task.step.name[language]} · {words.stepDue(momentOf(task.dueAt, language))}
          </li>
        )}
        {promised !== undefined && (
          <li className="flag">{words.appointment(momentOf(promised, language))}</li>
        )}
        {paused && <li className="flag flag-warning">{words.stoodStill}</li>}
        {task && <Holder task={task} me={me} />}
        <li>
          <button type="button" className="button button-plain" onClick={onExplain}>
            {words.deadline.explain}
          </button>
        </li>
      </ul>
    </header>
  );
}

function Holder({ task, me }: { task: Task; me: string | undefined }) {
  const words = useDossierWords();
  const nameOf = useNameOf();
  const { holder } = task;
  if (holder === undefined) return <li className="flag flag-warning">{words.free}</li>;
  return holder === me ? (
    <li className="flag flag-good">{words.heldByMe}</li>
  ) : (
    <li className="flag flag-warning">{words.heldBy(nameOf(holder))}</li>
  );
}

/** The way back to the list and to the dossiers beside this one. */
function Neighbours() {
  const words = useDossierWords();
  const { previous, next, at, of } = useListOrder();
  const back = useBackToList();
  return (
    <nav className="neighbours" aria-label={words.header}>
      <button type="button" className="button button-plain" title={`${words.back} (u)`} onClick={back}>
        ← {words.back}
      </button>
      <Beside to={previous} label={`${words.previous} (k)`} sign="↑" />
      <span className="count">{at !== undefined && words.place(at, of)}</span>
      <Beside to={next} label={`${words.next} (j)`} sign="↓" />
    </nav>
  );
}

function Beside({ to, label, sign }: { to: string | undefined; label: string; sign: string }) {
  if (to === undefined) return null;
  return (
    <Link
      to="/tasks/$taskId"
      params={{ taskId: to }}
      replace
      className="button button-plain tool"
      aria-label={label}
      title={label}
    >
      <span aria-hidden="true">{sign}</span>
    </Link>
  );
}
