import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { meQuery } from '#web/api/queries.ts';
import { useTitle } from '#web/shell/use-title.ts';
import { useArchiveWords } from '#web/words/archive.ts';
import { FieldsSearch } from './fields-search.tsx';
import { Looks } from './looks.tsx';
import { PersonSearch } from './person-search.tsx';
import { type ArchiveSearch, type SearchProps, type Way, ways } from './search.ts';
import { TextsSearch } from './texts-search.tsx';
import { WithPurpose } from './with-purpose.tsx';

/** The archive's search: by fields, by words of the papers, by a person; and who searched it before. */
export function ArchivePage() {
  const words = useArchiveWords();
  const { data: me } = useSuspenseQuery(meQuery);
  const search = useSearch({ from: '/archive' });
  const way = search.by ?? 'fields';
  useTitle(words.title);
  const own = me.unit?.id;
  return (
    <div className="archive">
      <header className="list-head">
        <h1>{words.title}</h1>
        <nav aria-label={words.waysLabel}>
          <ul className="ways">
            {ways.map((one) => (
              <li key={one}>
                <Link
                  to="/archive"
                  search={wayOf(search, one)}
                  className={one === way ? 'button is-current' : 'button button-plain'}
                  {...(one === way && { 'aria-current': 'page' })}
                >
                  {words.ways[one]}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      {way === 'looks' ? (
        <Looks search={search} own={own} />
      ) : (
        <WithPurpose>{(purpose) => <Search way={way} {...{ search, own, purpose }} />}</WithPurpose>
      )}
    </div>
  );
}

/** Another way with what it was narrowed down to before. */
const wayOf = ({ by: _, ...search }: ArchiveSearch, way: Way): ArchiveSearch =>
  way === 'fields' ? search : { ...search, by: way };

function Search({ way, ...props }: SearchProps & { way: Exclude<Way, 'looks'> }) {
  switch (way) {
    case 'fields':
      return <FieldsSearch {...props} />;
    case 'texts':
      return <TextsSearch {...props} />;
    case 'person':
      return <PersonSearch purpose={props.purpose} />;
    default:
      return way satisfies never;
  }
}
