import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Found } from '#web/shell/found.tsx';
import { useArchiveWords } from '#web/words/archive.ts';
import { AccessTable } from './access-table.tsx';
import { type Access, accessesQuery } from './queries.ts';

interface AccessesProps {
  code: string;
  purpose: string;
  /** The latest, which come with the dossier. */
  first: readonly Access[];
}

/** Who looked at the dossier, from its submission on. */
export function AccessesPanel({ code, purpose, first }: AccessesProps) {
  const { access } = useArchiveWords();
  const [all, setAll] = useState(false);
  const query = useInfiniteQuery({ ...accessesQuery(code, purpose), enabled: all });
  if (all) {
    const accesses = query.data?.pages.flatMap(({ items }) => items) ?? [];
    return (
      <Found query={query} count={accesses.length}>
        <AccessTable accesses={accesses} />
      </Found>
    );
  }
  return (
    <>
      <AccessTable accesses={first} />
      <button type="button" className="button" onClick={() => setAll(true)}>
        {access.all}
      </button>
    </>
  );
}
