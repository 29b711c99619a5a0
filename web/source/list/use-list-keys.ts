import type { RefObject } from 'react';
import { useShortcuts } from '#web/shortcuts/use-shortcuts.ts';
import type { ListWork } from './acts/use-list-work.ts';
import type { Selection } from './acts/use-selection.ts';
import type { Cursor } from './use-cursor.ts';

interface Keyed {
  cursor: Cursor;
  selection: Selection;
  work: ListWork;
  field: RefObject<HTMLInputElement | null>;
  /** Whether the caller gives tasks to others. */
  mayAssign: boolean;
  openMore: () => void;
}

const screenful = 15;

/** Every act of the list by keys. */
export function useListKeys({ cursor, selection, work, field, mayAssign, openMore }: Keyed): void {
  const { index, line } = cursor;
  const move = (to: number) => {
    cursor.move(to);
    // Enter is then the row's, and no longer that of a button that was pressed before.
    document.getElementById('work-list')?.focus({ preventScroll: true });
  };
  const down = () => move(index + 1);
  const up = () => move(index - 1);
  const pageDown = () => move(index + screenful);
  const pageUp = () => move(index - screenful);
  const first = () => move(0);
  const last = () => move(Number.POSITIVE_INFINITY);
  const open = () => work.open(line);
  const select = () => line && selection.toggle(line);
  const search = () => {
    field.current?.focus();
    field.current?.select();
  };
  useShortcuts({
    j: down,
    k: up,
    ArrowDown: down,
    ArrowUp: up,
    PageDown: pageDown,
    PageUp: pageUp,
    Home: first,
    End: last,
    Enter: open,
    o: open,
    x: select,
    ' ': select,
    '*': selection.chooseAll,
    Escape: selection.clear,
    c: () => work.act('claim'),
    ...(mayAssign && { a: work.startAssigning }),
    '.': openMore,
    '/': search,
    r: work.refresh,
  });
}
