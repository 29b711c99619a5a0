import { beforeAll, expect, it } from 'vitest';
import type { Access, AccessLog } from '#shared/archive/access-log.ts';

const looked = (at: string, changes: Partial<Access> = {}): Access => ({
  at,
  by: 'thanh-tra',
  purpose: 'Thanh tra định kỳ “quý I”',
  what: 'dossier',
  ...changes,
});

/** What every log of accesses must do; each adapter runs it against its own engine. */
export function accessLogContract(open: () => AccessLog) {
  let log: AccessLog;
  beforeAll(() => {
    log = open();
  });

  const all = async (code: string) => (await log.page(code, { limit: 100 })).items;

  it('knows nobody where nobody has looked', async () => {
    expect(await log.page('H00.01-20260302-0000001', { limit: 5 })).toEqual({ items: [] });
  });

  it('keeps every access with its purpose, the latest first, each dossier’s by itself', async () => {
    const first = looked('2026-03-05T08:00:00+07:00');
    const second = looked('2026-03-05T09:00:00+07:00', { what: 'file', subject: 'f1' });
    await log.note('H00.01-20260302-0000002', second);
    await log.note('H00.01-20260302-0000002', first);
    await log.note('H00.01-20260302-0000003', looked('2026-03-05T08:30:00+07:00'));
    expect(await all('H00.01-20260302-0000002')).toEqual([second, first]);
  });

  it('loses none of many at the same moment', async () => {
    const people = Array.from({ length: 25 }, (_, index) => `auditor-${index}`);
    const at = '2026-03-05T10:00:00+07:00';
    await Promise.all(people.map((by) => log.note('H00.01-20260302-0000004', looked(at, { by }))));
    const found = await all('H00.01-20260302-0000004');
    expect(found.map(({ by }) => by).toSorted()).toEqual(people.toSorted());
  });

  it('keeps equal looks of one caller within a minute as one, and no others', async () => {
    const code = 'H00.01-20260302-0000005';
    const first = looked('2026-03-05T10:00:01.000Z');
    const others = [
      looked('2026-03-05T10:01:00.000Z'),
      looked('2026-03-05T10:00:59.000Z', { by: 'thanh-tra-2' }),
      looked('2026-03-05T10:00:59.000Z', { purpose: 'khác' }),
      looked('2026-03-05T10:00:59.000Z', { what: 'file' }),
      looked('2026-03-05T10:00:59.000Z', { subject: 'f1' }),
      looked('2026-03-05T10:00:59.000Z', { unit: 'H00.02' }),
    ];
    for (const one of [first, looked('2026-03-05T10:00:30.000Z'), ...others]) await log.note(code, one);
    const found = await all(code);
    expect(found).toHaveLength(7);
    expect(found).toEqual(expect.arrayContaining([first, ...others]));
  });

  it('is read page by page, and by what matches', async () => {
    const code = 'H00.01-20260302-0000006';
    const times = Array.from({ length: 7 }, (_, index) => `2026-03-05T10:0${index}:00.000Z`);
    for (const at of times) await log.note(code, looked(at, { by: at.slice(15, 16) }));
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await log.page(code, { after, limit: 3 });
      expect(page.items.length).toBeLessThanOrEqual(3);
      seen.push(...page.items.map(({ at }) => at));
      after = page.after;
    } while (after !== undefined);
    expect(seen).toEqual(times.toReversed());
    const even = await log.page(code, { limit: 2 }, ({ by }) => Number(by) % 2 === 0);
    expect(even.items.map(({ by }) => by)).toEqual(['6', '4']);
  });
}
