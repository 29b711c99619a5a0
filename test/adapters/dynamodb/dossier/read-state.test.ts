import { describe, expect, it } from 'vitest';
import { stateItem } from '#shared/adapters/dynamodb/dossier/items.ts';
import { readState } from '#shared/adapters/dynamodb/dossier/read-state.ts';
import { accepted, submitted } from '#test/dossier/fixtures.ts';

const { dossier } = accepted();

describe('a state item that is read', () => {
  it('gives the dossier that was written', () => {
    expect(readState(stateItem(dossier))).toEqual(dossier);
    expect(readState(stateItem(submitted().dossier))).toEqual(submitted().dossier);
  });

  it('is taken for what was read before only where it says the same', () => {
    const first = readState(stateItem(dossier));
    expect(readState(stateItem(dossier))).toBe(first);
    const later = { ...dossier, version: dossier.version + 1 };
    expect(readState(stateItem(later)).version).toBe(dossier.version + 1);
    expect(readState(stateItem(dossier))).toEqual(dossier);
  });

  it('is still read when more were read than are remembered', () => {
    const many = Array.from({ length: 600 }, (_, index) => ({ ...dossier, version: 100 + index }));
    for (const one of many) expect(readState(stateItem(one)).version).toBe(one.version);
    expect(readState(stateItem(dossier))).toEqual(dossier);
  });

  it('throws on an item that holds no dossier', () => {
    expect(() => readState({ dossier: { S: '{"status":"open"}' } })).toThrow();
    expect(() => readState({})).toThrow();
  });
});
