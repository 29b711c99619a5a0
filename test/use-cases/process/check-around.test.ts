import { beforeEach, describe, expect, it } from 'vitest';
import { memoryDisposalStore } from '#shared/adapters/memory/disposal-store.ts';
import { memoryExportStore } from '#shared/adapters/memory/export-store.ts';
import { memoryKeptPaperStore } from '#shared/adapters/memory/kept-paper-store.ts';
import { memoryPaymentOrderStore } from '#shared/adapters/memory/payments.ts';
import { hoursLater } from '#shared/dossier/facts.ts';
import { dayAfter } from '#shared/kernel/time.ts';
import { keptKey } from '#shared/reuse/kept-paper.ts';
import { checkAround } from '#shared/use-cases/process/check-around.ts';
import { aPaper } from '#test/adapters/kept-paper-store.contract.ts';
import { local } from '#test/dossier/fixtures.ts';
import { submittedIn, world } from '#test/dossier/world.ts';

const today = '2026-03-03';
const at = local(`${today} 03:00`);
const owner = '001099000001';

function scene() {
  const { reference, ...stores } = world();
  const kept = memoryKeptPaperStore();
  const there = new Set<string>();
  return {
    ...{ ...stores, reference, kept, there },
    exports: memoryExportStore(),
    disposals: memoryDisposalStore(),
    orders: memoryPaymentOrderStore(),
    papers: kept.ended,
    putAt: async (key: string) => (there.has(key) ? at : undefined),
  };
}

describe('the nightly look around the dossiers', () => {
  let deps: ReturnType<typeof scene>;
  beforeEach(() => {
    deps = scene();
  });

  it('finds nothing where all is well', async () => {
    await submittedIn(deps);
    const paper = aPaper({ validUntil: today });
    deps.there.add(keptKey(paper));
    await deps.kept.keep(owner, paper);
    expect(await checkAround(deps, at)).toEqual([]);
  });

  it('finds an export that was ordered more than a day ago and is not made', async () => {
    const order = (id: string, hours: number) =>
      deps.exports.put({
        ...{
          id,
          version: 1,
          kind: 'inspection',
          recipient: 'Thanh tra',
          purpose: 'Kiểm tra',
          codes: ['H-1'],
        },
        ordered: { by: 'luu-tru', at: hoursLater(at, -hours) },
      });
    await order('late', 25);
    await order('young', 23);
    expect(await checkAround(deps, at)).toEqual([{ of: 'late', flaw: 'export-waits' }]);
  });

  it('finds a disposal that was approved more than two days ago and is not carried out', async () => {
    const approved = (id: string, hours: number[]) =>
      deps.disposals.put({
        ...{ id, version: 1, unit: 'H00', items: [], keeps: [] },
        prepared: { by: 'a', at: hoursLater(at, -100) },
        approvals: hours.map((ago, index) => ({ by: `b${index}`, at: hoursLater(at, -ago) })),
      });
    await approved('late', [60, 49]);
    await approved('young', [60, 47]);
    await approved('not-approved', [60]);
    expect(await checkAround(deps, at)).toEqual([{ of: 'late', flaw: 'disposal-waits' }]);
  });

  it('finds an online payment that should have been asked after for six hours', async () => {
    const reference = { ...deps.reference, paymentProviders: async () => [{ id: 'ngan-hang' }] };
    const order = (name: string, hours: number) =>
      deps.orders.put({
        ...{ reference: name, provider: 'ngan-hang', at: hoursLater(at, -24), until: at },
        askAt: hoursLater(at, -hours),
      });
    await order('late', 7);
    await order('young', 5);
    expect(await checkAround({ ...deps, reference }, at)).toEqual([
      { of: 'late', flaw: 'payment-not-asked' },
    ]);
  });

  it('finds a paper that was to be removed the night before the last', async () => {
    await deps.kept.keep(owner, aPaper({ code: 'H-1', validUntil: dayAfter(today, -3) }));
    await deps.kept.keep(owner, aPaper({ code: 'H-2', validUntil: dayAfter(today, -2) }));
    expect(await checkAround(deps, at)).toEqual([{ of: 'papers/H-1/f1', flaw: 'paper-kept-too-long' }]);
  });

  it('finds a kept paper whose bytes are not there', async () => {
    const [whole, empty] = [aPaper({ code: 'H-1' }), aPaper({ code: 'H-2' })];
    deps.there.add(keptKey(whole));
    for (const paper of [whole, empty]) await deps.kept.keep(owner, paper);
    expect(await checkAround(deps, at)).toEqual([{ of: 'papers/H-2/f1', flaw: 'paper-without-bytes' }]);
  });

  it('looks at a hundred papers a night, and at all of them in the end', async () => {
    const all = Array.from({ length: 400 }, (_, index) =>
      aPaper({ code: `H-${index}`, validUntil: dayAfter('2030-01-01', index * 2) }),
    );
    for (const paper of all) await deps.kept.keep(owner, paper);
    const seen = new Set<string>();
    for (let night = 0; night < 300; night += 1) {
      const found = await checkAround(deps, hoursLater(at, night * 24));
      expect(found).toHaveLength(100);
      for (const { of } of found) seen.add(of);
    }
    expect(seen.size).toBe(all.length);
  });

  it('finds a dossier under a number that was not counted', async () => {
    const { code } = await submittedIn(deps);
    const lastOrdinal = async () => 0;
    const found = await checkAround({ ...deps, store: { ...deps.store, lastOrdinal } }, at);
    expect(found).toEqual([{ of: code, flaw: 'number-not-counted' }]);
  });
});
