import { describe, expect, it } from 'vitest';
import { checkRoom } from '#shared/dossier/acts/files/check-files.ts';
import { limits } from '#shared/file/limits.ts';
import { approved, ask, clerk, declared, go, local, open, resultFile } from '../../fixtures.ts';

const many = (count: number, purpose: 'component' | 'result') =>
  Array.from({ length: count }, () => ({ purpose }));
const codes = (...asked: Parameters<typeof checkRoom>) => checkRoom(...asked).map(({ code }) => code);

describe('the room of a dossier', () => {
  it('ends at so many files', () => {
    expect(codes(many(limits.files - 1, 'component'), [declared('x')], 'supplement')).toEqual([]);
    expect(codes(many(limits.files, 'component'), [declared('x')], 'supplement')).toEqual(['too-many-files']);
  });

  it('ends sooner for results, which a program declares by mistake', () => {
    const story = approved();
    const task = open(story).task.no;
    const files = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => resultFile(`r${from + index}`));
    const declare = (from: number, count: number) =>
      ({ type: 'declare-result', task, files: files(from, count) }) as const;
    const full = go(story, [[declare(1, limits.papers), clerk, local('2026-03-03 10:00')]]);
    expect(ask(full, declare(100, 1), clerk, '2026-03-03 10:01')).toMatchObject({
      ok: false,
      error: { code: 'incomplete', findings: [{ pointer: '/files', code: 'too-many-files' }] },
    });
    expect(ask(story, declare(1, limits.papers + 1), clerk, '2026-03-03 10:00')).toMatchObject({ ok: false });
  });
});
