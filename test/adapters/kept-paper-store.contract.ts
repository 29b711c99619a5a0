import { beforeEach, expect, it } from 'vitest';
import type { EndedPaperStore, KeptPaper, KeptPaperStore } from '#shared/reuse/kept-paper.ts';

export const aPaper = (more: Partial<KeptPaper> = {}): KeptPaper => ({
  code: 'H-1',
  file: 'f1',
  kind: 'component',
  procedure: 'LOCAL.ONE',
  component: 'declaration',
  paper: 'LOCAL.G1',
  name: 'to-khai.pdf',
  mediaType: 'application/pdf',
  size: 10,
  sha256: 'a'.repeat(64),
  acceptedAt: '2026-11-01T01:00:00.000Z',
  validUntil: '2027-11-01',
  ...more,
});

/** What every place of kept papers must do; each adapter runs it against its own engine, new for each example. */
type Opened = KeptPaperStore & { ended: EndedPaperStore };

export function keptPaperStoreContract(open: () => Opened | Promise<Opened>) {
  let kept: Opened;
  beforeEach(async () => {
    kept = await open();
  });
  const find = async (identifier: string, day = '2026-12-01') => (await kept.find(identifier, day)).papers;

  it('gives each paper of somebody once, and nobody else’s', async () => {
    for (const paper of [aPaper(), aPaper({ file: 'f2' }), aPaper()]) await kept.keep('001099000001', paper);
    await kept.keep('001099000002', aPaper({ code: 'H-2' }));
    expect(await find(' 0010 9900 0001')).toEqual([aPaper(), aPaper({ file: 'f2' })]);
    expect(await find('001099000003')).toEqual([]);
  });

  it('gives a paper up to its last day', async () => {
    await kept.keep('001099000001', aPaper());
    expect(await find('001099000001', '2027-11-01')).toHaveLength(1);
    expect(await find('001099000001', '2027-11-02')).toEqual([]);
  });

  it('ends all papers of somebody, and nobody else’s, when they do not want them kept', async () => {
    await kept.keep('001099000001', aPaper());
    await kept.keep('001099000002', aPaper());
    expect((await kept.withdraw('001099000001', '2026-12-01')).papers).toEqual([aPaper()]);
    expect((await kept.withdraw('001099000001', '2026-12-01')).papers).toEqual([]);
    expect(await find('001099000001')).toEqual([]);
    expect(await find('001099000002')).toHaveLength(1);
  });

  it('lists a paper as ended from the day after its last one on, until it is forgotten', async () => {
    await kept.keep('001099000001', aPaper({ validUntil: '2027-11-02' }));
    await kept.keep('001099000002', aPaper({ code: 'H-2', validUntil: '2027-11-01' }));
    await kept.keep('001099000003', aPaper({ code: 'H-3', validUntil: '2027-11-03' }));
    const on = async (day: string, limit = 10, after?: string) => {
      const page = await kept.ended.page(day, { limit, after });
      return { ...page, codes: page.items.map(({ paper }) => paper.code) };
    };
    expect(await on('2027-11-01')).toMatchObject({ codes: [] });
    expect(await on('2027-11-02')).toMatchObject({ codes: ['H-2'] });
    const first = await on('2027-11-03', 1);
    expect(first.codes).toEqual(['H-2']);
    expect(await on('2027-11-03', 1, first.after)).toMatchObject({ codes: ['H-1'] });
    for (const ended of first.items) await kept.ended.forget(ended, '2027-11-02T20:00:00.000Z');
    expect(await on('2027-11-03')).toMatchObject({ codes: ['H-1'] });
    expect(await find('001099000003')).toHaveLength(1);
  });

  it('lists what its owner does not want kept as ended', async () => {
    await kept.keep('001099000001', aPaper());
    await kept.withdraw('001099000001', '2026-12-01');
    const { items } = await kept.ended.page('2026-12-01', { limit: 10 });
    expect(items).toMatchObject([{ paper: { code: 'H-1', validUntil: '2026-11-30' } }]);
  });

  it('names people by what tells nothing of them', async () => {
    expect((await kept.find('001099000001', '2026-12-01')).person).toMatch(/^[0-9a-f]{64}$/);
  });
}
