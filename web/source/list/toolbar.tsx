import { type FormEvent, type RefObject, useEffect, useState } from 'react';
import { useWords } from '#web/words/words.ts';
import { type ListChange, type ListSearch, roles, sorts, statuses } from './search.ts';

interface ToolbarProps {
  search: ListSearch;
  /** What is searched for, wherever it is kept. */
  text: string;
  field: RefObject<HTMLInputElement | null>;
  onFilter: (change: ListChange) => void;
  onSearch: (text: string) => void;
  onLeave: () => void;
}

/** What narrows and orders the list. */
export function Toolbar({ search, text, field, onFilter, onSearch, onLeave }: ToolbarProps) {
  const { list } = useWords();
  return (
    <div className="toolbar">
      <SearchField text={text} field={field} onSearch={onSearch} onLeave={onLeave} />
      <Choice
        label={list.status}
        value={search.status}
        options={statuses.map((id) => [id, list.statuses[id]])}
        any={list.any}
        onChoose={(status) => onFilter({ status })}
      />
      <Choice
        label={list.role}
        value={search.role}
        options={roles.map((id) => [id, list.roles[id]])}
        any={list.any}
        onChoose={(role) => onFilter({ role })}
      />
      <Choice
        label={list.sort}
        value={search.sort ?? 'due'}
        options={sorts.map((id) => [id, list.sorts[id]])}
        onChoose={(sort) => onFilter({ sort: sort === 'due' ? undefined : sort })}
      />
    </div>
  );
}

const typingMs = 300;

/** Asks when nothing was typed for a moment, or at once on Enter. */
function SearchField(props: Pick<ToolbarProps, 'text' | 'field' | 'onSearch' | 'onLeave'>) {
  const { text, field, onSearch, onLeave } = props;
  const { list } = useWords();
  const [typed, setTyped] = useState(text);

  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed.trim() === text) return;
    const timer = setTimeout(() => onSearch(typed.trim()), typingMs);
    return () => clearTimeout(timer);
  }, [typed, text, onSearch]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== text) onSearch(typed.trim());
    onLeave();
  };
  return (
    <search>
      <form onSubmit={submit}>
        <input
          ref={field}
          type="search"
          className="field search-field"
          aria-label={list.search}
          placeholder={list.search}
          aria-keyshortcuts="/"
          maxLength={100}
          autoComplete="off"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={({ key }) => key === 'Escape' && onLeave()}
        />
      </form>
    </search>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T | undefined;
  options: readonly (readonly [T, string])[];
  /** What it is called when nothing is chosen; left out, something always is. */
  any?: string;
  onChoose: (value: T | undefined) => void;
}

function Choice<T extends string>({ label, value, options, any, onChoose }: ChoiceProps<T>) {
  const choose = (chosen: string) => onChoose(options.find(([id]) => id === chosen)?.[0]);
  return (
    <label className="choice">
      <span>{label}</span>
      <select
        className={value !== undefined && any !== undefined ? 'field is-set' : 'field'}
        value={value ?? ''}
        onChange={({ target }) => choose(target.value)}
      >
        {any !== undefined && <option value="">{any}</option>}
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
