import { momentOf } from '#web/dossier/dates.ts';
import { useWords } from '#web/words/words.ts';
import { dueWords, standingOf } from './due.ts';
import type { TaskLine } from './tasks.ts';

/** How urgent a task is: in words, and in a colour that the tooltip explains. */
export function DueBadge({ line, now }: { line: TaskLine; now: number }) {
  const words = useWords();
  const dated = { ...line, waits: line.waitsUntil !== undefined };
  const standing = standingOf(dated, now);
  const { due, code } = words;
  const promised = line.dossier.dueAt;
  const explanation = [
    due.meaning[standing],
    ...(line.waitsUntil === undefined
      ? [due.at(momentOf(line.dueAt, code))]
      : [due.waitsUntil(momentOf(line.waitsUntil, code))]),
    ...(promised === undefined ? [] : [due.appointment(momentOf(promised, code))]),
  ].join('\n');
  return (
    <span className={`due due-${standing}`} title={explanation}>
      {dueWords(dated, now, words)}
    </span>
  );
}
