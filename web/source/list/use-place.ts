import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type ListChange, type ListSearch, placed } from './search.ts';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** What the list is searched for, if it may be a name. */
    q?: string;
  }
}

/** Where a list was left, for whoever comes back to it. */
let left: { search: ListSearch; q: string | undefined } = { search: {}, q: undefined };
const offsets = new Map<string, number>();

export const placeLeft = () => left;

/** Where the cursor is to be for whoever comes back. */
export function noteAt(at: string): void {
  left = { ...left, search: { ...left.search, at } };
}

export const keepOffset = (key: string, offset: number): void => void offsets.set(key, offset);
export const offsetOf = (key: string): number => offsets.get(key) ?? 0;

/** What the address and the entry of the history say of the list, and how they are changed. */
export function usePlace() {
  const search: ListSearch = useSearch({ from: '/tasks' });
  // The next page's address is there a moment before the page.
  const q = useLocation({ select: ({ pathname, state }) => (pathname === '/tasks' ? state.q : left.q) });
  const navigate = useNavigate();
  left = { search, q };

  const go = useCallback(
    (next: ListChange, q: string | undefined, replace: boolean) =>
      navigate({
        to: '/tasks',
        search: cleaned(next),
        state: (now) => ({ ...now, q }) as typeof now,
        replace,
        resetScroll: false,
      }),
    [navigate],
  );

  return {
    search,
    q,
    text: search.code ?? q ?? '',
    /** Another list, which the browser's Back leads away from. */
    filter: useCallback(
      (change: ListChange) => go({ ...left.search, at: undefined, ...change }, left.q, false),
      [go],
    ),
    find: useCallback(
      (text: string) => {
        const { code, q } = placed(text);
        const isSearching = (left.search.code ?? left.q) !== undefined;
        return go({ ...left.search, at: undefined, code }, q, isSearching);
      },
      [go],
    ),
    clear: useCallback(() => go({ view: left.search.view }, undefined, false), [go]),
    /** The cursor on another row is no step of its own for Back. */
    put: useCallback(
      (at: string | undefined) => left.search.at === at || go({ ...left.search, at }, left.q, true),
      [go],
    ),
  };
}

/** Without what says nothing. */
const cleaned = (search: ListChange): ListSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
