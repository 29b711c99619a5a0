import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeIn } from '#web/list/place-in.ts';

const ids = ['H00.01-20261130-000001~1', 'H00.01-20261130-000002~3', 'H00.01-20261130-000003~1'];

describe('the place of a dossier in the list that it was opened from', () => {
  it('has a neighbour on each side', () => {
    expect(placeIn(ids, ids[1])).toEqual({ previous: ids[0], next: ids[2], at: 2, of: 3 });
  });

  it('has none beyond the ends', () => {
    expect(placeIn(ids, ids[0])).toMatchObject({ previous: undefined, next: ids[1] });
    expect(placeIn(ids, ids[2])).toMatchObject({ previous: ids[1], next: undefined });
  });

  it('stays when the dossier has gone on to its next task', () => {
    expect(placeIn(ids, 'H00.01-20261130-000002~4')).toEqual({
      previous: ids[0],
      next: ids[2],
      at: 2,
      of: 3,
    });
  });

  it('is unknown for a dossier that came by a link', () => {
    expect(placeIn(ids, 'H00.01-20261130-000009~1')).toEqual({
      previous: undefined,
      next: undefined,
      at: undefined,
      of: 3,
    });
    expect(placeIn([], undefined)).toMatchObject({ at: undefined, of: 0 });
  });

  it('leads from the first to the last by next, and back by previous', () => {
    const codes = fc.uniqueArray(fc.stringMatching(/^[A-Z0-9]{1,8}$/), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(codes, (codes) => {
        const list = codes.map((code) => `${code}~1`);
        const walked = [];
        for (let at = list[0]; at !== undefined; at = placeIn(list, at).next) walked.push(at);
        expect(walked).toEqual(list);
        const back = [];
        for (let at = list.at(-1); at !== undefined; at = placeIn(list, at).previous) back.push(at);
        expect(back).toEqual(list.toReversed());
      }),
    );
  });
});
