import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { PageView } from '../model.ts';
import { pageQuery } from '../queries.ts';
import { type Box, placesOf } from './marks.ts';

const none: readonly Box[][] = [];
/** Shorter than that, everything is found. */
const leastLetters = 2;

/** Looks for words on the page in view, and on the pages after it when asked to. */
export function useFind(code: string, shown: PageView | undefined, onPage: (page: number) => void) {
  const queryClient = useQueryClient();
  const [find, setFind] = useState('');
  const [searching, setSearching] = useState(false);
  const wanted = find.trim().length >= leastLetters ? find : '';
  const words = shown?.text?.words;
  const places = useMemo(() => (wanted === '' ? none : placesOf(words ?? [], wanted)), [words, wanted]);
  const marks = useMemo(() => places.flat(), [places]);

  /** Goes to the next page that has it; round to the page in view, and no further. */
  async function findNext() {
    if (shown === undefined || wanted === '' || searching) return;
    const { fileId, page, pages } = shown;
    setSearching(true);
    try {
      for (let step = 1; step < pages; step++) {
        const number = ((page - 1 + step) % pages) + 1;
        const other = await queryClient.fetchQuery(pageQuery({ code, fileId, page: number, size: 1000 }));
        if (placesOf(other.text?.words ?? [], wanted).length > 0) return onPage(number);
      }
    } finally {
      setSearching(false);
    }
  }

  return { find, setFind, findNext, searching, marks, count: places.length, isFinding: wanted !== '' };
}
