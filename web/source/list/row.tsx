import { memo } from 'react';
import { useText, useWords } from '#web/words/words.ts';
import { DueBadge } from './due-badge.tsx';
import type { TaskLine } from './tasks.ts';

interface RowProps {
  line: TaskLine;
  index: number;
  top: number;
  now: number;
  isActive: boolean;
  isSelected: boolean;
  holder: string | undefined;
  isMine: boolean;
}

export const rowId = (taskId: string): string => `row-${taskId}`;

/** One task. What is done with the pointer is noticed by the grid, so that a row has no listeners of its own. */
export const Row = memo(function Row({ line, index, top, now, isActive, isSelected, ...held }: RowProps) {
  const words = useWords();
  const text = useText();
  const { code, applicantName, procedure } = line.dossier;
  return (
    <tr
      id={rowId(line.id)}
      className={isActive ? 'row is-active' : 'row'}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-task={line.id}
      style={{ transform: `translateY(${top}px)` }}
    >
      <td className="cell cell-select">
        <input
          type="checkbox"
          tabIndex={-1}
          checked={isSelected}
          readOnly
          aria-label={words.list.selectRow(code)}
          data-select
        />
      </td>
      <td className="cell cell-code">
        <a href={`/tasks/${encodeURIComponent(line.id)}`} tabIndex={-1}>
          {code}
        </a>
      </td>
      <td className="cell cell-applicant" title={applicantName}>
        {applicantName}
      </td>
      <td className="cell cell-procedure" title={text(procedure.name)}>
        {text(procedure.name)}
      </td>
      <td className="cell" title={text(line.step.name)}>
        {text(line.step.name)}
      </td>
      <td className="cell">
        <DueBadge line={line} now={now} />
      </td>
      <Holder {...held} />
      <td className="cell cell-news">
        <News line={line} />
      </td>
    </tr>
  );
});

function Holder({ holder, isMine }: { holder: string | undefined; isMine: boolean }) {
  const { list } = useWords();
  if (holder === undefined) return <td className="cell is-quiet">{list.nobody}</td>;
  return (
    <td className={isMine ? 'cell is-mine' : 'cell'} title={holder}>
      {isMine ? list.me : holder}
    </td>
  );
}

/** What somebody has to know before opening: answers that are late, letters that wait for a signature. */
function News({ line: { unanswered, newMessage, letter } }: { line: TaskLine }) {
  const { list } = useWords();
  const marks = [
    ...(newMessage ? [list.newMessage] : []),
    ...(letter === undefined ? [] : [list.letters[letter]]),
    ...(unanswered === undefined ? [] : [list.unanswered(unanswered)]),
  ];
  return marks.map((mark) => (
    <span key={mark} className="mark" title={mark}>
      {mark}
    </span>
  ));
}
