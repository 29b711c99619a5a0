import type { Text } from '#shared/kernel/text.ts';

type Status =
  | 'written'
  | 'replaced'
  | 'unchanged'
  | 'kept'
  | 'sound'
  | 'imported'
  | 'incomplete'
  | 'rejected';

/** What became of one record, and what its author should know. */
export type Line = { what: string; status: Status; notes: Text[] };

export const rejected = (what: string, ...notes: Text[]): Line => ({ what, status: 'rejected', notes });

/** Another operator was faster; nothing was written over. */
export const changedMeanwhile: Text = {
  vi: 'Bản ghi vừa được người khác thay đổi, hãy chạy lại.',
  en: 'The record was changed by somebody else meanwhile: run again.',
};

export const changedUnderTheSameVersion: Text = {
  vi: 'Đã công bố với nội dung khác: hãy công bố phiên bản mới.',
  en: 'Already published with other content: publish a new version.',
};

const marks: Record<Status, string> = {
  written: '+',
  replaced: '~',
  unchanged: '=',
  kept: '=',
  sound: '=',
  imported: '+',
  incomplete: '!',
  rejected: '✗',
};

/** One record on the screen: its place in the run, what became of it, and each note in both languages. */
export function shown({ what, status, notes }: Line, number: number, total: number): string {
  const place = `[${String(number).padStart(String(total).length)}/${total}]`;
  const lines = notes.flatMap(({ vi, en }) => [`      ${vi}`, `      ${en}`]);
  return [`${place} ${marks[status]} ${what}: ${status}`, ...lines].join('\n');
}

const counted = (count: number) => (count === 1 ? '1 record' : `${count} records`);

/** The last line of a run that publishes. */
export function summary(lines: readonly Line[]): string {
  const count = counter(lines);
  const changed = count('written', 'replaced');
  const parts = [
    `${changed} written`,
    `${count('unchanged', 'kept')} unchanged`,
    `${count('rejected')} rejected`,
  ];
  return `${counted(lines.length)}: ${parts.join(', ')}.${changed === 0 ? ' Nothing changed.' : ''}`;
}

/** The last line of a run that publishes nothing. */
export function tally(lines: readonly Line[]): string {
  const count = counter(lines);
  const good = (['sound', 'imported', 'incomplete'] as const).filter((status) => count(status) > 0);
  const parts = [...good, 'rejected' as const].map((status) => `${count(status)} ${status}`);
  return `${counted(lines.length)}: ${parts.join(', ')}.`;
}

const counter =
  (lines: readonly Line[]) =>
  (...of: Status[]) =>
    lines.filter(({ status }) => of.includes(status)).length;
