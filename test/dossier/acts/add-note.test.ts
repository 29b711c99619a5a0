import { describe, expect, it } from 'vitest';
import { entryFor } from '#shared/api/show/portal-events.ts';
import type { AddNote } from '#shared/dossier/commands.ts';
import {
  accepted,
  ask,
  begin,
  eventsOf,
  go,
  leader,
  local,
  officers,
  portal,
  reception,
  receptionElsewhere,
  refusalOf,
  returned,
  specialist,
  submitted,
} from '../fixtures.ts';

const at = '2026-03-02 10:00';
const note = (changes: Partial<AddNote> = {}): AddNote => ({
  type: 'add-note',
  text: 'Đã gọi người nộp.',
  ...changes,
});

describe('a note', () => {
  it('is written by an officer of the unit, whatever their role and whoever holds the task', () => {
    const held = go(accepted(), [[{ type: 'claim', task: 2 }, specialist, local(at)]]);
    for (const by of [reception, specialist, leader])
      expect(eventsOf(held, note(), by, at)).toEqual([{ type: 'note.added', text: 'Đã gọi người nộp.' }]);
    expect(eventsOf(begin(), note(), reception, at)).toHaveLength(1);
  });

  it('is for whom it names, who work for the unit', () => {
    const rules = { officers };
    expect(eventsOf(submitted(), note({ mentions: [leader.id] }), reception, at, rules)).toEqual([
      { type: 'note.added', text: 'Đã gọi người nộp.', mentions: [leader.id] },
    ]);
    const unknown = note({ mentions: [leader.id, 'nobody'] });
    expect(ask(submitted(), unknown, reception, at, rules)).toMatchObject({
      error: { code: 'unknown-officer', findings: [{ pointer: '/mentions/1' }] },
    });
  });

  it('is not for portals, other units and closed dossiers', () => {
    expect(refusalOf(submitted(), note(), portal, at)).toBe('wrong-role');
    expect(refusalOf(submitted(), note(), receptionElsewhere, at)).toBe('wrong-role');
    expect(refusalOf(returned(), note(), reception, at)).toBe('dossier-closed');
  });

  it('changes nothing, makes nobody’s view stale, and no portal reads it', () => {
    const before = accepted();
    const after = go(before, [[note(), specialist, local(at)]]);
    const { version } = before.dossier;
    const { dossier } = after;
    expect(dossier).toEqual({
      ...before.dossier,
      ...{ version: version + 1, acted: version, head: dossier.head, lastAt: local(at) },
    });
    const entry = after.entries.at(-1);
    if (entry === undefined) throw new Error('nothing was written');
    expect(JSON.stringify(entryFor(after.dossier, portal)(entry))).not.toContain('gọi');
  });
});
