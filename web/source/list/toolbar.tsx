import { type FormEvent, type RefObject, useEffect, useState } from 'react';
import { useNameOf } from '#web/api/queries.ts';
import { Choice } from '#web/shell/choice.tsx';
import { useText, useWords } from '#web/words/words.ts';
import { useCounts } from './counts.ts';
import { type ListChange, type ListSearch, roles, sorts, statuses, type View } from './search.ts';

interface ToolbarProps {
  search: ListSearch;
  view: View;
  /** What is searched for, wherever it is kept. */
  text: string;
  field: RefObject<HTMLInputElement | null>;
  onFilter: (change: ListChange) => void;
  onSearch: (text: string) => void;
  onLeave: () => void;
}

/** What narrows and orders the list. */
export function Toolbar({ search, view, text, field, onFilter, onSearch, onLeave }: ToolbarProps) {
  const { list } = useWords();
  return (
    <div className="toolbar">
      <SearchField text={text} field={field} onSearch={onSearch} onLeave={onLeave} />
      <Filters search={search} view={view} onFilter={onFilter} />
      <Choice
        label={list.sort}
        value={search.sort ?? 'due'}
        options={sorts.map((id) => [id, list.sorts[id]])}
        onChoose={(sort) => onFilter({ sort: sort === 'due' ? undefined : sort })}
      />
    </div>
  );
}

/** Procedures and holders are those that have open tasks now; numbers are those of the whole unit. */
function Filters({ search, view, onFilter }: Pick<ToolbarProps, 'search' | 'view' | 'onFilter'>) {
  const { list } = useWords();
  const text = useText();
  const nameOf = useNameOf();
  const counts = useCounts();
  const procedures = counts?.procedures ?? [];
  const holders = counts?.holders ?? [];
  const tasksWith = (status: string) => counts?.statuses.find((one) => one.status === status)?.tasks ?? 0;
  return (
    <>
      <Choice
        label={list.status}
        value={search.status}
        options={statuses.map((id) => [id, list.withCount(list.statuses[id], tasksWith(id))])}
        any={list.anyStatus}
        onChoose={(status) => onFilter({ status })}
      />
      <Choice
        label={list.procedure}
        value={search.procedure}
        options={procedures.map(({ procedure: { code, name }, tasks }) => [
          code,
          list.withCount(text(name), tasks),
        ])}
        any={list.anyProcedure}
        onChoose={(procedure) => onFilter({ procedure })}
      />
      <Choice
        label={list.role}
        value={search.role}
        options={roles.map((id) => [id, list.roles[id]])}
        any={list.anyRole}
        onChoose={(role) => onFilter({ role })}
      />
      {view === 'all' && (
        <Choice
          label={list.holder}
          value={search.holder}
          options={holders.map(({ holder, tasks }) => [holder, list.withCount(nameOf(holder), tasks)])}
          any={list.anyHolder}
          onChoose={(holder) => onFilter({ holder })}
        />
      )}
    </>
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
