import { describe, expect, it } from 'vitest';
import {
  accepted,
  code,
  eventsOf,
  go,
  leader,
  local,
  portal,
  refusalOf,
  returned,
  sealing,
  system,
} from './fixtures.ts';

const at = '2026-03-04 09:10';
const sealed = () => go(returned(), [[sealing, system, local(at)]]);

describe('a closed dossier', () => {
  it('is sealed once: where its package lies becomes the last word of its journal', () => {
    expect(sealed().dossier).toMatchObject({ status: 'returned', package: { key: `${code}.zip` } });
    expect(sealed().entries.at(-1)?.events).toMatchObject([
      { type: 'dossier.sealed', files: [{ file: 'f1', offset: 512 }] },
    ]);
    expect(refusalOf(sealed(), sealing, system, at)).toBe('already-sealed');
  });

  it('is sealed by the system alone', () => {
    for (const by of [leader, portal]) expect(refusalOf(returned(), sealing, by, at)).toBe('wrong-role');
  });

  it('changes in nothing else', () => {
    const { version: _, head: __, told: ___, toldIn: ____, lastAt: _____, ...before } = returned().dossier;
    expect(sealed().dossier).toMatchObject(before);
    expect(eventsOf(sealed(), { type: 'wake' }, system, at)).toEqual([]);
  });
});

describe('an open dossier', () => {
  it('cannot be sealed', () => {
    expect(refusalOf(accepted(), sealing, system, at)).toBe('dossier-open');
  });
});
