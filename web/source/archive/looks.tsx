import { useInfiniteQuery } from '@tanstack/react-query';
import { Found } from '#web/shell/found.tsx';
import { useArchiveWords } from '#web/words/archive.ts';
import { AccessTable } from './access-table.tsx';
import { looksQuery } from './queries.ts';
import { UnitField } from './scope-fields.tsx';
import type { ArchiveSearch } from './search.ts';

/** Who searched the archive, for what and why. */
export function Looks({ search, own }: { search: ArchiveSearch; own: string | undefined }) {
  const words = useArchiveWords();
  const query = useInfiniteQuery(looksQuery(search.unit ?? own));
  const accesses = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <div className="scope">
        <UnitField search={search} own={own} anyUnit={own === undefined} none={words.noUnit} />
      </div>
      <Found query={query} count={accesses.length}>
        <AccessTable accesses={accesses} />
      </Found>
    </>
  );
}
