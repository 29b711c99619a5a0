import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type RefObject, useEffect, useState } from 'react';
import { peopleQuery } from '#web/api/queries.ts';
import { useCounts } from '#web/list/counts.ts';
import { Choice } from '#web/shell/choice.tsx';
import { useFindWords } from '#web/words/find.ts';
import { useText } from '#web/words/words.ts';
import {
  answers,
  channels,
  type Day,
  type FindChange,
  type FindSearch,
  type Kind,
  kindOf,
  kinds,
  ranges,
  type Sought,
  statuses,
} from './search.ts';

interface FormProps {
  search: FindSearch;
  sought: Sought | undefined;
  field: RefObject<HTMLInputElement | null>;
  onFind: (wanted: Sought) => void;
  onFilter: (change: FindChange) => void;
  onLeave: () => void;
}

/** By what dossiers are looked for. */
export function FindForm({ search, sought, field, onFind, onFilter, onLeave }: FormProps) {
  const known = search.code === undefined ? sought : { text: search.code, kind: 'code' as const };
  return (
    <div className="find-form">
      <SoughtField known={known} field={field} onFind={onFind} onLeave={onLeave} />
      <div className="toolbar">
        <Filters search={search} onFilter={onFilter} />
        {ranges.map((range) => (
          <span key={range[0]} className="find-days">
            {range.map((day) => (
              <DayField key={day} day={day} value={search[day]} onFilter={onFilter} />
            ))}
          </span>
        ))}
      </div>
    </div>
  );
}

/** One field for whatever is known; what it is taken for is said, and may be corrected. A search begins when it is sent: each is noted. */
function SoughtField({
  known,
  field,
  onFind,
  onLeave,
}: Pick<FormProps, 'field' | 'onFind' | 'onLeave'> & { known: Sought | undefined }) {
  const words = useFindWords();
  const [typed, setTyped] = useState(known?.text ?? '');
  const [chosen, setChosen] = useState<Kind | undefined>(known?.kind);
  const text = typed.trim();
  const kind = chosen ?? kindOf(text);

  useEffect(() => {
    setTyped(known?.text ?? '');
    setChosen(known?.kind);
  }, [known?.text, known?.kind]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFind({ text, kind });
    onLeave();
  };
  return (
    <search>
      <form className="find-sought" onSubmit={submit}>
        <input
          ref={field}
          type="search"
          className="field find-text"
          aria-label={words.text}
          placeholder={words.text}
          aria-keyshortcuts="/"
          maxLength={100}
          autoComplete="off"
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setChosen(undefined);
          }}
          onKeyDown={({ key }) => key === 'Escape' && onLeave()}
        />
        {text !== '' && (
          <Choice
            label={words.takenFor}
            value={kind}
            options={kinds.map((id) => [id, words.kinds[id]])}
            onChoose={setChosen}
          />
        )}
        <button type="submit" className="button button-main">
          {words.find}
        </button>
      </form>
    </search>
  );
}

function Filters({ search, onFilter }: Pick<FormProps, 'search' | 'onFilter'>) {
  const words = useFindWords();
  const text = useText();
  const { data: people } = useQuery(peopleQuery);
  const procedures = useCounts()?.procedures ?? [];
  return (
    <>
      <Choice
        label={words.closed}
        value={search.closed}
        options={answers.map((id) => [id, words.answers[id]])}
        any={words.anyClosed}
        onChoose={(closed) => onFilter({ closed })}
      />
      <Choice
        label={words.status}
        value={search.status}
        options={statuses.map((id) => [id, words.statuses[id]])}
        any={words.anyStatus}
        onChoose={(status) => onFilter({ status })}
      />
      <Choice
        label={words.procedure}
        value={search.procedure}
        options={procedures.map(({ procedure: { code, name } }) => [code, text(name)])}
        any={words.anyProcedure}
        onChoose={(procedure) => onFilter({ procedure })}
      />
      <Choice
        label={words.channel}
        value={search.channel}
        options={channels.map((id) => [id, words.channels[id]])}
        any={words.anyChannel}
        onChoose={(channel) => onFilter({ channel })}
      />
      <Choice
        label={words.holder}
        value={search.holder}
        options={(people?.items ?? []).map(({ officer, name }) => [officer, name])}
        any={words.anyHolder}
        onChoose={(holder) => onFilter({ holder })}
      />
    </>
  );
}

function DayField({
  day,
  value,
  onFilter,
}: {
  day: Day;
  value: string | undefined;
  onFilter: FormProps['onFilter'];
}) {
  const words = useFindWords();
  return (
    <label className="find-day">
      {words.days[day]}
      <input
        type="date"
        className={value === undefined ? 'field' : 'field is-set'}
        value={value ?? ''}
        onChange={({ target }) => onFilter({ [day]: target.value === '' ? undefined : target.value })}
      />
    </label>
  );
}
