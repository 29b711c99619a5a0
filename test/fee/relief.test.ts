import { describe, expect, it } from 'vitest';
import { checkReliefs } from '#shared/fee/relief.ts';

describe('a ground on which fees are lowered', () => {
  it('is claimed with the paper that shows it', () => {
    expect(checkReliefs([{ ground: 'poor', evidence: 'HN-12/2026' }])).toEqual([]);
    expect(checkReliefs([{ ground: 'poor', evidence: 'HN-12/2026' }, { ground: 'disabled' }])).toMatchObject([
      { pointer: '/reliefs/1/evidence', code: 'evidence-missing' },
    ]);
  });

  it('needs none where who hands in the dossier knows it', () => {
    expect(checkReliefs([{ ground: 'eid-2' }])).toEqual([]);
  });
});
