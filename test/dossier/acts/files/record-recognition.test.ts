import { describe, expect, it } from 'vitest';
import { asksForRecognition, unrecognised } from '#shared/dossier/acts/files/record-recognition.ts';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import type { Recognised, Unread } from '#shared/file/recognition.ts';
import {
  ask,
  begin,
  completed,
  eventsOf,
  go,
  local,
  open,
  portal,
  procedure,
  readWell,
  reception,
  refusalOf,
  returned,
  sealing,
  submitted,
  system,
} from '../../fixtures.ts';

const at = '2026-03-02 08:06';
const recorded = (outcome: Recognised | Unread = readWell, file = 'f1'): DossierCommand => ({
  type: 'record-recognition',
  file,
  outcome,
});
const inspected: DossierCommand = { type: 'inspect', file: 'f1', pages: 1 };

describe('a file that is accepted', () => {
  it('is to be read, and its entry in the journal says so', () => {
    const { dossier, entries } = submitted();
    expect(unrecognised(dossier).map(({ id }) => id)).toEqual(['f1']);
    expect(entries.map(asksForRecognition)).toEqual([undefined, 'f1']);
  });

  it('is not read where the procedure does without, or nothing in it can be read', () => {
    const without = { procedure: { ...procedure, recognition: false as const } };
    expect(ask(begin(), inspected, system, at, without)).toMatchObject({
      value: [{ type: 'file.accepted', file: 'f1', pages: 1 }, {}, {}],
    });
    const story = begin();
    const spreadsheet = story.dossier.files.map((file) => ({ ...file, mediaType: 'text/csv' }));
    const other = { dossier: { ...story.dossier, files: spreadsheet } };
    expect(eventsOf(other, inspected, system, at)[0]).not.toHaveProperty('recognise');
  });

  it('is not read where it is rejected', () => {
    const rejected = go(begin(), [[{ ...inspected, problem: 'damaged' }, system, local(at)]]);
    expect(unrecognised(rejected.dossier)).toEqual([]);
  });
});

describe('a file that was read', () => {
  it('keeps what came of it, once', () => {
    const story = go(submitted(), [[recorded(), system, local(at)]]);
    expect(story.dossier.files[0]?.recognition).toEqual({ state: 'done', ...readWell });
    expect(story.entries.at(-1)?.events).toEqual([{ type: 'file.recognised', file: 'f1', ...readWell }]);
    expect(refusalOf(story, recorded(), system, at)).toBe('unknown-file');
  });

  it('keeps why there is nothing', () => {
    const story = go(submitted(), [[recorded('too-many-pages'), system, local(at)]]);
    expect(story.dossier.files[0]?.recognition).toEqual({ state: 'failed', reason: 'too-many-pages' });
  });

  it('makes the view of nobody stale, and moves no deadline', () => {
    const before = submitted();
    const after = go(before, [[recorded(), system, local(at)]]);
    expect(after.dossier.acted).toBe(before.dossier.version);
    expect('timer' in after.dossier && after.dossier.timer).toEqual(
      'timer' in before.dossier && before.dossier.timer,
    );
    expect(open(after).task).toEqual(open(before).task);
    expect(refusalOf(after, completed(after, 'accept'), reception, '2026-03-02 09:00')).toBeUndefined();
  });

  it('is told by the system alone, and not of a file that nobody knows', () => {
    for (const by of [reception, portal])
      expect(refusalOf(submitted(), recorded(), by, at)).toBe('wrong-role');
    expect(refusalOf(submitted(), recorded(readWell, 'f9'), system, at)).toBe('unknown-file');
  });

  it('may be read after the dossier was closed, until it is sealed', () => {
    const late = '2026-03-04 09:05';
    expect(eventsOf(returned(), recorded(), system, late)).toHaveLength(1);
    const sealed = go(returned(), [[sealing, system, local(late)]]);
    expect(refusalOf(sealed, recorded(), system, late)).toBe('already-sealed');
  });
});
