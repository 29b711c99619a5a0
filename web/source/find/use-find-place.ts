import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { cleaned, type FindChange, type FindSearch, placed, type Sought } from './search.ts';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** What dossiers are looked for by, if it may name somebody. */
    sought?: Sought;
  }
}

/** Where the search was left, for whoever comes back to it. */
let left: { search: FindSearch; sought: Sought | undefined } = { search: {}, sought: undefined };

export const findLeft = () => left;

/** What the address and the entry of the history say of the search, and how they are changed. */
export function useFindPlace() {
  const search: FindSearch = useSearch({ from: '/find' });
  // The next page's address is there a moment before the page.
  const sought = useLocation({
    select: ({ pathname, state }) => (pathname === '/find' ? state.sought : left.sought),
  });
  const navigate = useNavigate();
  left = { search, sought };

  const go = useCallback(
    (next: FindChange, kept: Sought | undefined, replace = false) =>
      navigate({
        to: '/find',
        search: cleaned(next),
        state: (now) => ({ ...now, sought: kept }) as typeof now,
        replace,
      }),
    [navigate],
  );
  return {
    search,
    sought,
    filter: useCallback(
      (change: FindChange) => go({ ...left.search, at: undefined, ...change }, left.sought),
      [go],
    ),
    find: useCallback(
      (wanted: Sought) => {
        const { code, sought: kept } = placed(wanted);
        return go({ ...left.search, at: undefined, code }, kept);
      },
      [go],
    ),
    /** The cursor on another row is no step of its own for Back. */
    put: useCallback((at: string) => go({ ...left.search, at }, left.sought, true), [go]),
    clear: useCallback(() => go({}, undefined), [go]),
  };
}
