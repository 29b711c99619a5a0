import { describe, expect, it } from 'vitest';
import { type NoticeOutcome, syncView } from '#shared/webhook/notice-log.ts';
import { accepted, application, begin } from '#test/dossier/fixtures.ts';

const outcome = (seq: number, changes: Partial<NoticeOutcome> = {}): NoticeOutcome => ({
  id: `x.${seq}.1`,
  seq,
  at: `2026-03-02T0${seq}:00:00.000Z`,
  taken: true,
  ...changes,
});
const dossier = { told: 3 };

describe('the synchronisation line', () => {
  it('remembers the last entry that a portal is told of', () => {
    expect(begin(application()).dossier.told).toBeUndefined();
    expect(accepted().dossier.told).toBe(accepted().dossier.version);
  });

  it('is told once the last notice was taken, and pending before', () => {
    expect(syncView(dossier, [outcome(2)], true)).toMatchObject({ state: 'pending', announced: 3 });
    expect(syncView(dossier, [outcome(2), outcome(3)], true)).toEqual({
      state: 'told',
      announced: 3,
      toldAt: '2026-03-02T10:00:00+07:00',
    });
    expect(syncView({}, [], true)).toEqual({ state: 'told' });
  });

  it('shows what a portal does not take, and why', () => {
    expect(
      syncView(dossier, [outcome(2), outcome(3, { taken: false, why: 'HTTP 503' })], true),
    ).toMatchObject({
      state: 'failing',
      failing: [{ id: 'x.3.1', sequence: 3, why: 'HTTP 503' }],
    });
  });

  it('is nobody’s where nobody listens', () => {
    expect(syncView(dossier, [], false)).toEqual({ state: 'none', announced: 3 });
  });
});
