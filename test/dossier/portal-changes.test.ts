import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesFrom, hourOf, isChangedSince, isListedChange } from '#shared/dossier/found/portal-changes.ts';

const day = Date.parse('2026-03-02T00:00:00.000Z');
const instant = (ms: number) => new Date(ms).toISOString();

/** Entries of one dossier of which its portal is told: each is decided after the one before, and written some time later. */
const entries = fc
  .array(
    fc.record({
      // Many follow at once, some much later.
      gap: fc.oneof(fc.nat(60_000), fc.nat(5 * 3_600_000)),
      delay: fc.oneof(fc.nat(100), fc.nat(60_000), fc.nat(3 * 3_600_000)),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((steps) => {
    let [at, writtenAt] = [day, day];
    return steps.map(({ gap, delay }) => {
      at += gap;
      // The version makes the entries of a dossier one after the other.
      writtenAt = Math.max(writtenAt, at + delay);
      return { at: instant(at), writtenAt: instant(writtenAt) };
    });
  });

/** The dossier after these entries, and its places in the list of changes. */
function told(lived: readonly { at: string; writtenAt: string }[]) {
  const places = lived.flatMap(({ writtenAt, ...entry }, index) => {
    const before = lived[index - 1];
    const isNews = before === undefined || hourOf(before.at) !== hourOf(entry.at);
    return isListedChange({ entry, ...(isNews && { news: true }) }, writtenAt) ? [writtenAt] : [];
  });
  return { dossier: { lastAt: lived.at(-1)?.at }, places };
}

const isFound = ({ dossier, places }: ReturnType<typeof told>, since: string) =>
  places.some(
    (writtenAt) => writtenAt >= changesFrom(since) && isChangedSince(since, { writtenAt }, dossier),
  );

describe('the changes of a portal', () => {
  it('hold every dossier of which something was written since, whenever that was decided', () => {
    fc.assert(
      fc.property(entries, fc.nat(30 * 3_600_000), (lived, offset) => {
        const since = instant(day + offset);
        const isDue = lived.some(({ writtenAt }) => writtenAt >= since);
        if (isDue) expect(isFound(told(lived), since)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('hold none of which nothing was written in the minute before or since', () => {
    fc.assert(
      fc.property(entries, fc.nat(30 * 3_600_000), (lived, offset) => {
        const minuteBefore = instant(day + offset - 60_000);
        const isOver = lived.every(({ at, writtenAt }) => at < minuteBefore && writtenAt < minuteBefore);
        if (isOver) expect(isFound(told(lived), instant(day + offset))).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('take one place for an hour, if all is written at once', () => {
    const lived = [1, 2, 3, 59].map((minute) => {
      const at = instant(day + minute * 60_000);
      return { at, writtenAt: at };
    });
    expect(told(lived).places).toHaveLength(1);
    const next = instant(day + 61 * 60_000);
    expect(told([...lived, { at: next, writtenAt: next }]).places).toHaveLength(2);
  });
});
