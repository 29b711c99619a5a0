import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diff } from '#shared/procedure/diff.ts';

const item = (id: string, more: object = {}) => ({ id, ...more });

describe('the difference of two records', () => {
  it('names each place that differs, with what was and is there', () => {
    expect(
      diff({ limit: { value: 3 }, fees: 1, old: true }, { limit: { value: 2 }, fees: 1, new: 'x' }),
    ).toEqual([
      { pointer: '/limit/value', before: 3, after: 2 },
      { pointer: '/old', before: true },
      { pointer: '/new', after: 'x' },
    ]);
  });

  it('goes by the names of items, not by their places', () => {
    const before = { components: [item('a', { required: true }), item('b')] };
    const after = { components: [item('new'), item('a', { required: false }), item('b')] };
    expect(diff(before, after)).toEqual([
      { pointer: '/components/a/required', before: true, after: false },
      { pointer: '/components/new', after: item('new') },
    ]);
  });

  it('tells of another order of the same items', () => {
    expect(diff([item('a'), item('b')], [item('b'), item('a')])).toEqual([
      { pointer: '', before: ['a', 'b'], after: ['b', 'a'] },
    ]);
  });

  it('shows lists without names as wholes', () => {
    expect(diff({ channels: ['online'] }, { channels: ['online', 'desk'] })).toEqual([
      { pointer: '/channels', before: ['online'], after: ['online', 'desk'] },
    ]);
  });

  it('is nothing for the same record, and the same the other way round', () => {
    const swapped = ({ pointer, ...sides }: ReturnType<typeof diff>[number]) => ({
      pointer,
      ...('after' in sides && { before: sides.after }),
      ...('before' in sides && { after: sides.before }),
    });
    const sorted = (changes: object[]) => changes.map((change) => JSON.stringify(change)).toSorted();
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(diff(one, one)).toEqual([]);
        expect(sorted(diff(one, other).map(swapped).map(ordered))).toEqual(
          sorted(diff(other, one).map(ordered)),
        );
      }),
    );
  });
});

const ordered = ({ pointer, before, after }: ReturnType<typeof diff>[number]) => [
  pointer,
  before ?? null,
  after ?? null,
];
