import { beforeAll, expect, it } from 'vitest';
import type { AccessLog } from '#shared/archive/access-log.ts';
import type { Access } from '#shared/contract/archive-views.ts';

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

  it('knows nobody where nobody has looked', async () => {
    expect(await log.read('H00.01-20260302-0000001')).toEqual([]);
  });

  it('keeps every access with its purpose, oldest first, each dossier’s by itself', async () => {
    const first = looked('2026-03-05T08:00:00+07:00');
    const second = looked('2026-03-05T09:00:00+07:00', { what: 'file', subject: 'f1' });
    await log.note('H00.01-20260302-0000002', second);
    await log.note('H00.01-20260302-0000002', first);
    await log.note('H00.01-20260302-0000003', looked('2026-03-05T08:30:00+07:00'));
    expect(await log.read('H00.01-20260302-0000002')).toEqual([first, second]);
  });

  it('loses none of many at the same moment', async () => {
    const people = Array.from({ length: 25 }, (_, index) => `auditor-${index}`);
    const at = '2026-03-05T10:00:00+07:00';
    await Promise.all(people.map((by) => log.note('H00.01-20260302-0000004', looked(at, { by }))));
    const found = await log.read('H00.01-20260302-0000004');
    expect(found.map(({ by }) => by).toSorted()).toEqual(people.toSorted());
  });
}
