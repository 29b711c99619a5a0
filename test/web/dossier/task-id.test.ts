import { describe, expect, it } from 'vitest';
import type { Dossier } from '#web/dossier/model.ts';
import { codeOf, isPast } from '#web/dossier/task-id.ts';

const standing = (task: string | undefined, closedAt?: string) =>
  ({ ...(task && { task: { id: task } }), ...(closedAt && { closedAt }) }) as Pick<
    Dossier,
    'task' | 'closedAt'
  >;

describe('a task by its id', () => {
  it('is one of a dossier', () => {
    expect(codeOf('H00.01-20261130-0000001~12')).toBe('H00.01-20261130-0000001');
  });

  it('is over once its dossier is at a later one, or closed', () => {
    expect(isPast('H1~9', standing('H1~10'))).toBe(true);
    expect(isPast('H1~9', standing(undefined, '2026-03-02T09:30:00+07:00'))).toBe(true);
  });

  it('is not over because an older reading of the dossier does not know it yet', () => {
    expect(isPast('H1~10', standing('H1~9'))).toBe(false);
    expect(isPast('H1~10', standing('H1~10'))).toBe(false);
    expect(isPast('H1~1', standing(undefined))).toBe(false);
  });
});
