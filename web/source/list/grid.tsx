import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, useCallback, useEffect, useRef } from 'react';
import { useNameOf } from '#web/api/queries.ts';
import { usePreferences } from '#web/preferences/preferences.ts';
import { useWords } from '#web/words/words.ts';
import { useNow } from './now.ts';
import { Row, rowId } from './row.tsx';
import type { TaskLine } from './tasks.ts';

export interface GridProps {
  label: string;
  lines: readonly TaskLine[];
  /** Whether the server has more than is loaded. */
  hasMore: boolean;
  /** How many rows the list has in all; undefined until it is known. */
  total: number | undefined;
  active: number;
  selected: ReadonlySet<string>;
  me: string;
  /** How far the list was scrolled when it was left before. */
  offset: number;
  onLeave: (offset: number) => void;
  onActive: (index: number) => void;
  onOpen: (line: TaskLine) => void;
  onSelect: (line: TaskLine) => void;
  /** Rows near the end of what is loaded have come into view. */
  onNearEnd: () => void;
}

const heights = { comfortable: 36, compact: 28 };
const headHeight = 32;
const nearEnd = 40;

/** The work list: a grid whose rows exist only where they are seen. The cursor is on rows, the focus on the grid. */
export function Grid(props: GridProps) {
  const { lines, active, selected, me, hasMore, onNearEnd } = props;
  const now = useNow();
  const nameOf = useNameOf();
  const { scroller, virtualizer } = useRows(props);
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const onClick = useClicks(props);

  useEffect(() => {
    if (hasMore && last >= lines.length - nearEnd) onNearEnd();
  }, [hasMore, last, lines.length, onNearEnd]);

  const current = lines[active];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the grid are the shortcuts of the page
    <table
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table that one moves in
      role="grid"
      id="work-list"
      className="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-multiselectable
      aria-rowcount={rowCountOf(props)}
      aria-colcount={8}
      {...(current && { 'aria-activedescendant': rowId(current.id) })}
      onClick={onClick}
    >
      <Head />
      <tbody className="grid-body" style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const line = lines[index];
          if (line === undefined) return null;
          return (
            <Row
              key={line.id}
              line={line}
              index={index}
              top={start - headHeight}
              now={now}
              isActive={index === active}
              isSelected={selected.has(line.id)}
              holder={line.holder === undefined ? undefined : nameOf(line.holder)}
              isMine={line.holder === me}
            />
          );
        })}
      </tbody>
    </table>
  );
}

/** With the row of the head; minus one says that nobody knows. */
const rowCountOf = ({ lines, hasMore, total }: GridProps) => {
  if (!hasMore) return lines.length + 1;
  return total === undefined ? -1 : total + 1;
};

function useRows({ lines, active, offset, onLeave }: GridProps) {
  const scroller = useRef<HTMLTableElement>(null);
  const { density } = usePreferences();
  const height = heights[density];
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(() => height, [height]),
    getItemKey: useCallback((index: number) => lines[index]?.id ?? index, [lines]),
    overscan: 6,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    initialOffset: offset,
    // The active row stays rendered wherever the list is scrolled to: screen readers announce it.
    rangeExtractor: (range) => withRow(defaultRangeExtractor(range), active, lines.length),
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the sizes known so far are those of the other density
  useEffect(() => virtualizer.measure(), [virtualizer, height]);
  useCursorInView(virtualizer, active, height);
  useEffect(() => {
    // Whoever comes to the list can move in it at once; whoever types somewhere is not disturbed.
    if (document.activeElement === document.body) scroller.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => () => onLeave(virtualizer.scrollOffset ?? 0), [virtualizer, onLeave]);
  return { scroller, virtualizer };
}

/** Follows the cursor. To scroll to what is in view already would make the browser lay the page out for nothing. */
function useCursorInView(
  virtualizer: Virtualizer<HTMLTableElement, Element>,
  active: number,
  height: number,
) {
  useEffect(() => {
    const above = virtualizer.scrollOffset ?? 0;
    const below = above + (virtualizer.scrollRect?.height ?? 0) - headHeight;
    const top = active * height;
    const isInView = top >= above && top + height <= below;
    if (active >= 0 && !isInView) virtualizer.scrollToIndex(active, { align: 'auto' });
  }, [virtualizer, active, height]);
}

const withRow = (range: number[], row: number, count: number) => {
  if (row < 0 || row >= count || range.includes(row)) return range;
  return [...range, row].sort((one, other) => one - other);
};

/** A click puts the cursor on its row and opens it, unless it is on the box that selects. */
function useClicks({ lines, onActive, onOpen, onSelect }: GridProps) {
  return (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : undefined;
    const id = target?.closest<HTMLElement>('[data-task]')?.dataset['task'];
    const index = lines.findIndex((line) => line.id === id);
    const line = lines[index];
    if (line === undefined) return;
    onActive(index);
    if (target?.closest('.cell-select')) return onSelect(line);
    // A new tab is the browser's business.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onOpen(line);
  };
}

const columns = ['select', 'code', 'applicant', 'procedure', 'step', 'due', 'holder', 'news'] as const;

function Head() {
  const { list } = useWords();
  return (
    <thead className="grid-head">
      <tr className="row-head" aria-rowindex={1}>
        {columns.map((column) => (
          <th key={column} className={`cell cell-${column}`}>
            {column === 'select' ? (
              <span className="for-readers">{list.columns.select}</span>
            ) : (
              list.columns[column]
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}
