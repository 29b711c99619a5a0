import { beforeEach, describe, expect, it } from 'vitest';
import { memoryUnitRecordStore } from '#shared/adapters/memory/unit-record-store.ts';
import type { Dossier } from '#shared/dossier/dossier.ts';
import type { UnitRecordStore } from '#shared/kernel/unit-record.ts';
import { checkScores, type Rating, ratingView } from '#shared/rating/rating.ts';
import { ratingSchemeAt } from '#shared/rating/rating-scheme.ts';
import { rate } from '#shared/use-cases/rating/rate-service.ts';
import {
  accepted,
  application,
  begin,
  code,
  go,
  leader,
  local,
  otherPortal,
  portal,
  reception,
  refused,
  returned,
  system,
} from '#test/dossier/fixtures.ts';

let ratings: UnitRecordStore<Rating>;
beforeEach(() => {
  ratings = memoryUnitRecordStore();
});

const at = local('2026-03-10 09:00');
const order = (changes: Partial<Parameters<typeof rate>[1]> = {}) =>
  ({
    code,
    scores: { overall: 5, 'on-time': 4 },
    by: portal,
    at,
    digest: 'one',
    ...changes,
  }) as Parameters<typeof rate>[1];
const asked = (dossier: Dossier | undefined, changes: Partial<Parameters<typeof rate>[1]> = {}) =>
  rate({ store: { find: async () => dossier }, ratings }, order(changes));
const codeOf = async (...of: Parameters<typeof asked>) => {
  const rated = await asked(...of);
  return rated.ok ? undefined : rated.error.code;
};

describe('an applicant whose dossier is closed', () => {
  it('rates it, once, and it is told in the words of the scheme', async () => {
    const rated = await asked(returned().dossier, { comment: 'Nhanh' });
    if (!rated.ok) throw new Error(rated.error.code);
    expect(ratingView(rated.value)).toMatchObject({
      code,
      unit: 'H00.01',
      at: '2026-03-10T09:00:00+07:00',
      best: 5,
      scores: [
        { id: 'overall', score: 5, answer: { vi: 'Rất hài lòng' } },
        { id: 'on-time', score: 4, answer: { en: 'Satisfied' } },
      ],
      comment: 'Nhanh',
    });
    expect(await codeOf(returned().dossier, { digest: 'other', scores: { overall: 1 } })).toBe(
      'already-rated',
    );
    expect((await ratings.find(code))?.scores['overall']).toBe(5);
  });

  it('may send the same twice', async () => {
    const first = await asked(returned().dossier);
    expect(await asked(returned().dossier, { at: local('2026-03-11 09:00') })).toEqual(first);
  });

  it('rates a refusal as well, and through the desk too', async () => {
    expect(await codeOf(refused().dossier, { by: reception })).toBeUndefined();
  });
});

describe('a rating is not taken', () => {
  it('of a dossier that is open, or never was handed in whole', async () => {
    expect(await codeOf(accepted().dossier)).toBe('dossier-open');
    const expired = go(begin(application()), [[{ type: 'wake' }, system, local('2026-03-09 09:00')]]);
    expect(await codeOf(expired.dossier)).toBe('not-submitted');
  });

  it('from those whom it does not concern', async () => {
    expect(await codeOf(undefined)).toBe('unknown-dossier');
    expect(await codeOf(returned().dossier, { by: otherPortal })).toBe('unknown-dossier');
    expect(await codeOf(returned().dossier, { by: leader })).toBe('wrong-role');
  });

  it('with scores that the scheme does not have', () => {
    const scheme = ratingSchemeAt('2026-03-10');
    const found = (scores: Record<string, number>) =>
      checkScores(scores, scheme).map(({ pointer, code: problem }) => `${pointer} ${problem}`);
    expect(found({ overall: 5 })).toEqual([]);
    expect(found({ ease: 3 })).toEqual(['/scores/overall missing-score']);
    expect(found({ overall: 6, charm: 1 })).toEqual([
      '/scores/overall score-out-of-range',
      '/scores/charm unknown-criterion',
    ]);
  });
});
