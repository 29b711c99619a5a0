import { randomBytes } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { chainStart, link } from '#shared/journal/chain.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import type { ResultLog } from '#shared/result/result-log.ts';
import { tokenOf } from '#shared/result/token.ts';

const by = { kind: 'officer', id: 'lanh-dao.an-binh', unit: 'H00.01' } as const;
const at = '2026-03-05T02:00:00.000Z';
const entry = (token: string, before?: JournalEntry, reason = 'Cấp sai “đối tượng”') =>
  link(before?.hash ?? chainStart, {
    code: token,
    seq: (before?.seq ?? 0) + 1,
    at,
    by,
    events: [{ type: 'result.revoked', reason, basis: 'Điều 1' }],
  });
const newToken = () => tokenOf(randomBytes(16));

/** What every register of results must do; each adapter runs it against its own engine. */
export function resultLogContract(open: () => ResultLog) {
  let results: ResultLog;
  beforeAll(() => {
    results = open();
  });

  it('knows nothing of a token that was never given out', async () => {
    expect(await results.history(newToken())).toEqual([]);
  });

  it('keeps each history by itself, in order and word for word, past the tenth entry', async () => {
    const [one, other] = [newToken(), newToken()];
    const entries: JournalEntry[] = [];
    for (let seq = 1; seq <= 12; seq += 1) {
      const next = entry(one, entries.at(-1), 'x'.repeat(seq * 200));
      expect((await results.append([next])).ok).toBe(true);
      entries.push(next);
    }
    await results.append([entry(other)]);
    expect(await results.history(one)).toEqual(entries);
    expect(await results.history(other)).toHaveLength(1);
  });

  it('never writes over an entry', async () => {
    const token = newToken();
    const first = entry(token);
    await results.append([first]);
    expect(await results.append([entry(token, undefined, 'otherwise')])).toEqual({
      ok: false,
      error: 'stale',
    });
    expect(await results.history(token)).toEqual([first]);
  });

  it('adds to several histories at once, or to none', async () => {
    const [one, other] = [newToken(), newToken()];
    const first = entry(one);
    await results.append([first]);
    expect((await results.append([entry(other), entry(one, undefined, 'late')])).ok).toBe(false);
    expect(await results.history(other)).toEqual([]);
    expect((await results.append([entry(one, first), entry(other)])).ok).toBe(true);
    expect(await results.history(one)).toHaveLength(2);
    expect(await results.history(other)).toHaveLength(1);
  });

  it('lets one of many at the same moment win', async () => {
    const token = newToken();
    const tries = Array.from({ length: 10 }, (_, index) =>
      results.append([entry(token, undefined, String(index))]),
    );
    const won = (await Promise.all(tries)).filter(({ ok }) => ok);
    expect(won).toHaveLength(1);
  });
}
