import { describe, expect, it } from 'vitest';
import { packLine, unpackLine } from '#shared/adapters/dynamodb/dossier/packed-line.ts';
import { type TaskLine, taskLineOf } from '#shared/dossier/work-list/task-line.ts';
import { accepted, open, submitted } from '#test/dossier/fixtures.ts';

const plain = taskLineOf(open(submitted()));
const full: TaskLine = {
  ...taskLineOf(open(accepted())),
  case: 'a',
  receivedBy: 'H00.02',
  waitsUntil: '2026-03-09T03:00:00.001Z',
  letter: 'apology',
  unanswered: 2,
  newMessage: true,
  people: ['0123456789ab', 'fedcba987654'],
};

describe('a line in the table', () => {
  it.each<[string, TaskLine]>([
    ['with as little as there may be', plain],
    [
      'with all that there may be',
      { ...full, task: { ...full.task, holder: 'x', warned: true, overdue: true } },
    ],
    ['that is warned of', { ...plain, task: { ...plain.task, warned: true } }],
    ['of a name that is easily spoilt', { ...plain, applicantName: 'Nguyễn “Văn” A\\ 😀 <&>' }],
  ])('comes back as it was, %s', (_, line) => {
    expect(unpackLine(line.code, packLine(line))).toStrictEqual(line);
  });

  it('takes no more room than is meant for it', () => {
    expect(packLine(plain).length).toBeLessThan(200);
    expect(packLine(full).length).toBeLessThan(250);
  });

  it('is refused where it is anything else', () => {
    for (const text of ['', '{}', '[]', packLine(plain).replace('submitted', 'lost')])
      expect(() => unpackLine(plain.code, text)).toThrow();
  });
});
