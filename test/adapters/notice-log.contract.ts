import { beforeAll, expect, it } from 'vitest';
import type { NoticeLog, NoticeOutcome } from '#shared/webhook/notice-log.ts';

const code = 'H00.01-20260302-0000001';

const outcome = (seq: number, changes: Partial<NoticeOutcome> = {}): NoticeOutcome => ({
  id: `${code}.${seq}.1`,
  seq,
  at: '2026-03-05T01:00:00.000Z',
  taken: true,
  ...changes,
});

/** What every log of notices must do; each adapter runs it against its own engine. */
export function noticeLogContract(open: () => NoticeLog) {
  let log: NoticeLog;
  beforeAll(() => {
    log = open();
  });

  it('knows nothing of a dossier of which nobody was told', async () => {
    expect(await log.read('H00.01-20260302-0000009')).toEqual([]);
  });

  it('keeps what became of each notice last, in the order of the journal', async () => {
    const failed = outcome(12, { taken: false, why: '503' });
    await log.note(code, failed);
    await log.note(code, outcome(2));
    expect(await log.read(code)).toEqual([outcome(2), failed]);
    const again = outcome(12, { taken: false, why: 'timeout', at: '2026-03-05T01:06:00.000Z' });
    await log.note(code, again);
    expect(await log.read(code)).toEqual([outcome(2), again]);
    await log.note(code, outcome(12));
    expect(await log.read(code)).toEqual([outcome(2), outcome(12)]);
  });

  it('does not forget that a notice was taken', async () => {
    await log.note(code, outcome(2, { taken: false, why: '500' }));
    expect((await log.read(code))[0]).toEqual(outcome(2));
  });
}
