import { type MouseEvent, memo, useEffect, useRef } from 'react';
import { useNameOf } from '#web/api/queries.ts';
import { dayOf, momentOf } from '#web/dossier/dates.ts';
import { useFindWords } from '#web/words/find.ts';
import { useText, useWords } from '#web/words/words.ts';
import { type FoundLine, placeOf } from './found.ts';

interface GridProps {
  lines: readonly FoundLine[];
  active: number;
  me: string;
  onActive: (index: number) => void;
  onOpen: (line: FoundLine) => void;
}

const columns = ['code', 'applicant', 'procedure', 'status', 'received', 'due', 'holder'] as const;
const rowId = (code: string) => `found-${code}`;

/** What was found, in the look of the work list. The cursor is on rows, the focus on the grid. */
export function FoundGrid({ lines, active, me, onActive, onOpen }: GridProps) {
  const words = useFindWords();
  const grid = useRef<HTMLTableElement>(null);
  const current = lines[active];
  const code = current?.code;
  useEffect(() => {
    if (code !== undefined) document.getElementById(rowId(code))?.scrollIntoView({ block: 'nearest' });
  }, [code]);
  useEffect(() => {
    // Whoever comes to the list can move in it at once; whoever types somewhere is not disturbed.
    if (document.activeElement === document.body) grid.current?.focus({ preventScroll: true });
  }, []);

  const click = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : undefined;
    const clicked = target?.closest<HTMLElement>('[data-code]')?.dataset['code'];
    const index = lines.findIndex((line) => line.code === clicked);
    const line = lines[index];
    // A new tab is the browser's business.
    if (line === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onActive(index);
    onOpen(line);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the grid are the shortcuts of the page
    <table
      ref={grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table that one moves in
      role="grid"
      id="found-list"
      className="grid"
      tabIndex={0}
      aria-label={words.title}
      {...(code !== undefined && { 'aria-activedescendant': rowId(code) })}
      onClick={click}
    >
      <thead className="grid-head">
        <tr className="row-head found-columns">
          {columns.map((column) => (
            <th key={column} className="cell">
              {words.columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="grid-body">
        {lines.map((line, index) => (
          <FoundRow key={line.code} line={line} isActive={index === active} me={me} />
        ))}
      </tbody>
    </table>
  );
}

const FoundRow = memo(function FoundRow({
  line,
  isActive,
  me,
}: {
  line: FoundLine;
  isActive: boolean;
  me: string;
}) {
  const words = useFindWords();
  const text = useText();
  const { code: language } = useWords();
  const { code, applicantName, procedure, status, submittedAt, dueAt, closedAt } = line;
  return (
    <tr
      id={rowId(code)}
      className={isActive ? 'row found-row found-columns is-active' : 'row found-row found-columns'}
      aria-selected={isActive}
      data-code={code}
    >
      <td className="cell cell-code">
        <a href={`/tasks/${encodeURIComponent(placeOf(line))}`} tabIndex={-1}>
          {code}
        </a>
      </td>
      <td className="cell cell-applicant" title={applicantName}>
        {applicantName}
      </td>
      <td className="cell cell-procedure" title={text(procedure.name)}>
        {text(procedure.name)}
      </td>
      <td className="cell">{words.statuses[status]}</td>
      <td className="cell">{submittedAt && dayOf(submittedAt, language)}</td>
      <td className="cell">
        {closedAt === undefined
          ? dueAt && momentOf(dueAt, language)
          : words.closedOn(dayOf(closedAt, language))}
      </td>
      <Holder line={line} me={me} />
    </tr>
  );
});

function Holder({ line: { task }, me }: { line: FoundLine; me: string }) {
  const { list } = useWords();
  const nameOf = useNameOf();
  if (task === undefined) return <td className="cell" />;
  if (task.holder === undefined) return <td className="cell is-quiet">{list.nobody}</td>;
  const isMine = task.holder === me;
  return <td className={isMine ? 'cell is-mine' : 'cell'}>{isMine ? list.me : nameOf(task.holder)}</td>;
}
