import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { beatItems } from '#shared/adapters/dynamodb/beats.ts';
import { journalItem } from '#shared/adapters/dynamodb/dossier/items.ts';
import { followUps, handlers, type Mark } from '#shared/follow-up/follow-ups.ts';
import { cloudEventsOf } from '#shared/webhook/cloud-event.ts';
import { portal, type Story } from '#test/dossier/fixtures.ts';
import { accepted, submitted } from '#test/paper/stories.ts';

const marks: string[] = followUps.map(({ mark }) => mark);

/** The marks of each entry, as the table has them; the state of the dossier decides none of them. */
const marksIn = ({ dossier, entries }: Story) =>
  entries.map((entry) =>
    Object.fromEntries(
      Object.entries(journalItem({ entry, dossier })).filter(([name]) => marks.includes(name)),
    ),
  );

const followUpOf = (mark: Mark) => {
  const found = followUps.find((each) => each.mark === mark);
  if (found === undefined) throw new Error(`nothing follows from ${mark}`);
  return found;
};

describe('the marks of a journal entry', () => {
  it('say what follows from it, and nothing else', () => {
    const notice = { S: portal.kind === 'portal' ? portal.id : '' };
    expect(marksIn(accepted())).toEqual([{}, { notice, scan: { S: 'f1' } }, { notice, paper: { N: '3' } }]);
  });

  it('are of the type that the stream is filtered by, on beats too', () => {
    const items = [...marksIn(accepted()), ...beatItems('2026-03-02T01:00:00.000Z')];
    for (const { mark, type } of followUps)
      for (const value of items.flatMap((item) => item[mark] ?? []))
        expect([mark, Object.keys(value)]).toEqual([mark, [type]]);
  });

  it('are beaten one by one, so that a filter that fails is noticed', () => {
    const beaten = beatItems('2026-03-02T01:00:00.000Z').map(({ beat }) => beat?.S);
    expect(beaten).toEqual(['timer', ...marks]);
  });
});

describe('the messages of a mark', () => {
  const { entries } = submitted();
  const [, submission] = entries;
  const messages = (mark: Mark, value: string, listening: string[] = []) =>
    followUpOf(mark).messages({
      code: 'H00.1',
      value,
      notices: () => (submission === undefined ? [] : cloudEventsOf(submission)),
      listening: async () => new Set(listening),
    });

  it('name the dossier, the file or the book that there is work for', () => {
    expect(messages('paper', '3')).toEqual([{ body: { code: 'H00.1' } }]);
    expect(messages('money', '3')).toEqual([{ body: { code: 'H00.1' } }]);
    expect(messages('scan', 'f1')).toEqual([{ body: { code: 'H00.1', file: 'f1' } }]);
    expect(messages('book', 'b1')).toEqual([{ body: { book: 'b1' } }]);
  });

  it('are the notices of a portal that has a webhook, kept apart from those of other portals', async () => {
    expect(await messages('notice', 'p1', ['p1'])).toMatchObject([
      { tenant: 'p1', body: { portal: 'p1', event: { type: 'vn.gov.motcua.dossier.submitted.v1' } } },
    ]);
    expect(await messages('notice', 'p2', ['p1'])).toEqual([]);
  });
});

describe('the handler of a follow-up', () => {
  it.each([...handlers])('%s is a function of that name', (handler) => {
    expect(existsSync(new URL(`../../functions/events/${handler}.ts`, import.meta.url))).toBe(true);
  });
});
