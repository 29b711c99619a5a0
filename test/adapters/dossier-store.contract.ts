import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Dossier } from '#shared/dossier/dossier.ts';
import type { DossierEvent } from '#shared/dossier/events.ts';
import { hoursLater } from '#shared/dossier/facts.ts';
import { type Recorded, record } from '#shared/dossier/journal/record.ts';
import { foldJournal } from '#shared/dossier/journal/replay.ts';
import type { Claim, DossierStore } from '#shared/dossier/journal/store.ts';
import { verifyChain } from '#shared/journal/chain.ts';
import { aDraft, codes, inspected } from './recorded.ts';

const claim = (key: string, digest = 'digest'): Claim => ({ actor: 'portal:cong-dvcqg', key, digest });

/** What every store of dossiers must do; each adapter runs it against its own engine. */
export function dossierStoreContract(open: () => DossierStore) {
  let store: DossierStore;
  const nextCode = codes();
  const created = async (): Promise<Recorded> => {
    const code = nextCode();
    const first = aDraft(code);
    expect(await store.create(first, claim(code))).toEqual({ ok: true, value: undefined });
    return first;
  };
  beforeAll(() => {
    store = open();
  });

  describe('an empty store', () => {
    it('knows no dossier, no journal, no claim', async () => {
      expect(await store.find('H00.01-20260302-9999999')).toBeUndefined();
      expect(await store.journal('H00.01-20260302-9999999')).toEqual([]);
      expect(await store.whole('H00.01-20260302-9999999')).toBeUndefined();
      expect(await store.claimed({ actor: 'portal:cong-dvcqg', key: 'never' })).toBeUndefined();
    });

    it('does not go on from the middle of what it does not have', async () => {
      const second = inspected(aDraft(nextCode()).dossier);
      const third = await store.append(claimedBy(second.dossier, 'somebody'));
      expect(third).toEqual({ ok: false, error: 'stale' });
    });
  });

  describe('a dossier', () => {
    it('is found as it was created, to the letter', async () => {
      const { dossier, entry } = await created();
      expect(await store.find(dossier.code)).toEqual(dossier);
      expect(await store.journal(dossier.code)).toEqual([entry]);
      expect(await store.whole(dossier.code)).toEqual({ dossier, journal: [entry] });
      expect(await store.claimed(claim(dossier.code))).toEqual({ code: dossier.code, digest: 'digest' });
    });

    it('is created once under a key, and the second leaves nothing behind', async () => {
      const { dossier } = await created();
      const second = aDraft(nextCode());
      expect(await store.create(second, claim(dossier.code, 'another'))).toEqual({
        ok: false,
        error: 'claimed',
      });
      expect(await store.find(second.dossier.code)).toBeUndefined();
      expect(await store.journal(second.dossier.code)).toEqual([]);
      expect(await store.claimed(claim(dossier.code))).toEqual({ code: dossier.code, digest: 'digest' });
    });

    it('is created by one of several that use a key at once', async () => {
      const rivals = Array.from({ length: 6 }, () => aDraft(nextCode()));
      const results = await Promise.all(rivals.map((rival) => store.create(rival, claim('raced'))));
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      const found = await Promise.all(rivals.map(({ dossier }) => store.find(dossier.code)));
      expect(found.filter((one) => one !== undefined)).toHaveLength(1);
    });

    it('keeps the keys of different callers apart, whatever they are called', async () => {
      const one = aDraft(nextCode());
      const other = aDraft(nextCode());
      expect((await store.create(one, { actor: 'officer:a#b', key: 'c', digest: '1' })).ok).toBe(true);
      expect((await store.create(other, { actor: 'officer:a', key: 'b#c', digest: '2' })).ok).toBe(true);
    });

    it('has a code of its own: a second one of the same code is a fault, and changes nothing', async () => {
      const { dossier } = await created();
      const second = aDraft(dossier.code, 'NGƯỜI KHÁC');
      await expect(store.create(second, claim(`${dossier.code}-2`))).rejects.toThrow();
      expect(await store.find(dossier.code)).toEqual(dossier);
      expect(await store.claimed(claim(`${dossier.code}-2`))).toBeUndefined();
    });

    it('goes on by one entry', async () => {
      const first = await created();
      const second = inspected(first.dossier);
      expect(await store.append(second)).toEqual({ ok: true, value: undefined });
      expect(await store.find(first.dossier.code)).toEqual(second.dossier);
      const journal = [first.entry, second.entry];
      expect(await store.journal(first.dossier.code)).toEqual(journal);
      expect(await store.whole(first.dossier.code)).toEqual({ dossier: second.dossier, journal });
    });

    it('does not go on from what is no longer so', async () => {
      const first = await created();
      const second = inspected(first.dossier);
      await store.append(second);
      expect(await store.append(inspected(first.dossier, 'file.rejected'))).toEqual({
        ok: false,
        error: 'stale',
      });
      expect(await store.find(first.dossier.code)).toEqual(second.dossier);
      expect(await store.journal(first.dossier.code)).toHaveLength(2);
    });

    it('goes on by exactly one of several writers at once, again and again', async () => {
      let { dossier } = await created();
      for (let round = 0; round < 5; round += 1) {
        const rivals = Array.from({ length: 4 }, (_, index) =>
          claimedBy(dossier, `officer-${round}-${index}`),
        );
        const results = await Promise.all(rivals.map((rival) => store.append(rival)));
        const winners = rivals.filter((_, index) => results[index]?.ok);
        expect(winners).toHaveLength(1);
        dossier = winners[0]?.dossier ?? dossier;
        expect(await store.find(dossier.code)).toEqual(dossier);
      }
      expect(verifyChain(await store.journal(dossier.code)).ok).toBe(true);
    });

    it('has a journal of a thousand entries, in order and whole', async () => {
      const before = inspected((await created()).dossier);
      await store.append(before);
      let { dossier } = before;
      while (dossier.version < 1_000) {
        // Long and not to be deflated, so that the whole is more than a page.
        const next = claimedBy(dossier, randomBytes(900).toString('base64'));
        expect((await store.append(next)).ok).toBe(true);
        dossier = next.dossier;
      }
      const journal = await store.journal(dossier.code);
      expect(journal.map(({ seq }) => seq)).toEqual(Array.from({ length: 1_000 }, (_, index) => index + 1));
      expect(verifyChain(journal)).toEqual({ ok: true, value: { length: 1_000, head: dossier.head } });
      expect(foldJournal(journal)).toEqual(dossier);
    });
  });

  describe('what another unit’s desk received', () => {
    it('is known by unit and day, in the order of the codes', async () => {
      const [first, second] = [nextCode(), nextCode()];
      for (const code of [second, first])
        await store.create(aDraft(code, 'A', 'H00.77', undefined, 'H00.01'), claim(code));
      await created();
      expect(await store.receivedFor('H00.77', '2026-03-02')).toEqual([first, second]);
      expect(await store.receivedFor('H00.77', '2026-03-03')).toEqual([]);
      expect(await store.receivedFor('H00.01', '2026-03-02')).toEqual([]);
    });
  });

  describe('the ordinals of a day', () => {
    it('begin at one and are never given twice', async () => {
      expect(await store.lastOrdinal('H00.01', '2026-03-02')).toBe(0);
      expect(await store.nextOrdinal('H00.01', '2026-03-02')).toBe(1);
      expect(await store.lastOrdinal('H00.01', '2026-03-02')).toBe(1);
      const many = await Promise.all(
        Array.from({ length: 20 }, () => store.nextOrdinal('H00.01', '2026-03-02')),
      );
      expect(many.toSorted((one, other) => one - other)).toEqual(
        Array.from({ length: 20 }, (_, index) => index + 2),
      );
    });

    it('are taken once under a mark, in a period', async () => {
      const take = (mark: string, day = '2026-03-05') => store.ordinalFor('H00.01', day, mark);
      expect(await take('0000002a')).toEqual({ ok: true, value: 1 });
      expect(await take('0000002a')).toEqual({ ok: false, error: 'repeated' });
      expect(await take('0000002b')).toEqual({ ok: true, value: 2 });
      expect(await take('0000002a')).toEqual({ ok: false, error: 'repeated' });
      expect(await take('0000002a', '2026-03-06')).toEqual({ ok: true, value: 1 });
      expect(await store.nextOrdinal('H00.01', '2026-03-05')).toBe(3);
      expect(await store.lastOrdinal('H00.01', '2026-03-05')).toBe(3);
    });

    it('are taken by one of several at once under a mark, and by each under another', async () => {
      const day = '2026-03-07';
      const take = (mark: number) => store.ordinalFor('H00.01', day, mark.toString(16).padStart(8, '0'));
      const same = await Promise.all(Array.from({ length: 5 }, () => take(7)));
      expect(same.filter(({ ok }) => ok)).toEqual([{ ok: true, value: 1 }]);
      // More than are remembered: each of them is new.
      const others = await Promise.all(Array.from({ length: 100 }, (_, index) => take(1000 + index)));
      const given = others.map((taken) => (taken.ok ? taken.value : 0));
      expect(given.toSorted((one, other) => one - other)).toEqual(
        Array.from({ length: 100 }, (_, index) => index + 2),
      );
    });

    it('are held one by one, without a gap, and the same whenever they are asked for again', async () => {
      const year = '2026';
      const take = (holder: number) => store.numberFor('PAPER#H00.01', year, `H00.01-${holder}/receipt-3`);
      const many = await Promise.all(Array.from({ length: 24 }, (_, index) => take(index % 12)));
      expect(many.slice(0, 12)).toEqual(many.slice(12));
      expect(many.slice(0, 12).toSorted((one, other) => one - other)).toEqual(
        Array.from({ length: 12 }, (_, index) => index + 1),
      );
      expect(await store.lastOrdinal('PAPER#H00.01', year)).toBe(12);
      expect(await store.numberFor('PAPER#H00.01', '2027', 'H00.01-1/receipt-3')).toBe(1);
    });

    it('are counted for each agency and each day', async () => {
      await store.nextOrdinal('H00.01', '2026-03-03');
      expect(await store.nextOrdinal('H00.02', '2026-03-03')).toBe(1);
      expect(await store.nextOrdinal('H00.01', '2026-03-04')).toBe(1);
      expect(await store.nextOrdinal('H00.01', '2026-03-03')).toBe(2);
    });
  });
}

/** Somebody takes the task, or gives it back so that the next can take it. */
function claimedBy(dossier: Dossier, officer: string): Recorded {
  const held = 'task' in dossier && dossier.task.holder !== undefined;
  const event: DossierEvent = held ? { type: 'task.released' } : { type: 'task.claimed', officer };
  const events = dossier.status === 'draft' ? inspectedEvents : [event];
  const at = hoursLater('2026-03-02T01:00:00.000Z', dossier.version);
  return record(dossier, events, { code: dossier.code, at, by: { kind: 'officer', id: officer } });
}

const inspectedEvents: DossierEvent[] = [{ type: 'file.rejected', file: 'f1', problem: 'damaged' }];
