import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { peopleQuery } from '#web/api/queries.ts';
import { Dialog } from '#web/shell/dialog.tsx';
import { Problem } from '#web/shell/problem.tsx';
import { useWords } from '#web/words/words.ts';
import { useCounts } from '../counts.ts';
import type { TaskLine } from '../tasks.ts';

interface AssignDialogProps {
  lines: readonly TaskLine[];
  onAssign: (officer: string) => void;
  onClose: () => void;
}

/** Chooses whom tasks are given to: whoever has a role that they ask for, those who hold least first. */
export function AssignDialog({ lines, onAssign, onClose }: AssignDialogProps) {
  const { list } = useWords();
  const [chosen, setChosen] = useState('');
  const { data, isError, error, refetch } = useQuery(peopleQuery);
  const holders = new Map(useCounts()?.holders.map(({ holder, tasks }) => [holder, tasks]));
  const roles = new Set(lines.map(({ role }) => role));
  const people = (data?.items ?? [])
    .filter((person) => person.roles.some((role) => roles.has(role)))
    .map((person) => ({ ...person, held: holders.get(person.officer) ?? 0 }))
    .toSorted((one, other) => one.held - other.held);

  const assign = (event: FormEvent) => {
    event.preventDefault();
    onAssign(chosen);
    onClose();
  };

  return (
    <Dialog title={list.assignTitle(lines.length)} onClose={onClose}>
      {isError && <Problem fault={error} onRetry={refetch} />}
      <form className="assign" onSubmit={assign}>
        {people.map(({ officer, name, held, away }) => (
          <label key={officer} className="assign-person">
            <input
              type="radio"
              name="officer"
              value={officer}
              checked={chosen === officer}
              onChange={() => setChosen(officer)}
            />
            <span>{name}</span>
            <span className="is-quiet">{list.holds(held)}</span>
            {away !== undefined && <span className="is-quiet">{list.away}</span>}
          </label>
        ))}
        {data !== undefined && people.length === 0 && <p>{list.nobodyFits}</p>}
        <button type="submit" className="button button-main" disabled={chosen === ''}>
          {list.assign}
        </button>
      </form>
    </Dialog>
  );
}
