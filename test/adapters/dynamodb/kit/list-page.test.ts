import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type List, listPage } from '#shared/adapters/dynamodb/kit/list-page.ts';
import { dynamoGuidanceStore } from '#shared/adapters/dynamodb/unit/unit-record-store.ts';
import type { PageQuery } from '#shared/kernel/page.ts';
import { startDynoxide } from '../dynoxide.ts';

let engine: Awaited<ReturnType<typeof startDynoxide>>;
beforeAll(async () => {
  engine = await startDynoxide();
});
afterAll(() => engine.stop());

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index).padStart(4, '0'));

/** Items of so many characters, in a list of the index and in a partition alike. */
async function fill(name: string, places: string[], characters: number) {
  const text = { S: 'x'.repeat(characters) };
  for (const sk of places) {
    const listed = { list: { S: name }, order: { S: sk } };
    const Item = { pk: { S: name }, sk: { S: sk }, text, ...listed };
    await engine.client.send(new PutItemCommand({ TableName: engine.table, Item }));
  }
}

type Options = Partial<List<string>> & { name: string; indexed: boolean };

/** Every page of a list, one after the other. */
async function pages({ name, indexed, ...options }: Options, limit: number) {
  const list: List<string> = {
    TableName: engine.table,
    of: indexed ? { list: name } : { pk: name },
    read: ({ sk }) => sk?.S,
    ...options,
  };
  const found: string[][] = [];
  let query: PageQuery = { limit };
  for (;;) {
    const { items, after } = await listPage(engine.client, list, query);
    found.push(items);
    if (after === undefined) return found;
    query = { limit, after };
  }
}

describe.each([true, false])('a page of a list (in the index: %s)', (indexed) => {
  it('goes on behind 1 MB, where DynamoDB ends its answer', async () => {
    const name = `big-${indexed}`;
    await fill(name, numbers(1, 30), 60_000);
    const found = await pages({ name, indexed, sizeOf: () => 1 }, 100);
    expect(found).toEqual([numbers(1, 30)]);
  });

  it('ends before the answer is too large, and says where to go on', async () => {
    const name = `large-${indexed}`;
    await fill(name, numbers(1, 30), 100_000);
    const found = await pages({ name, indexed }, 100);
    expect(found.map(({ length }) => length)).toEqual([15, 15]);
    expect(found.flat()).toEqual(numbers(1, 30));
  });

  it('holds so many as are asked for, in both directions and within bounds', async () => {
    const name = `small-${indexed}`;
    await fill(name, numbers(1, 7), 10);
    expect(await pages({ name, indexed }, 3)).toEqual([numbers(1, 3), numbers(4, 6), numbers(7, 7)]);
    expect(await pages({ name, indexed }, 7)).toEqual([numbers(1, 7)]);
    expect((await pages({ name, indexed, descending: true }, 4)).flat()).toEqual(numbers(1, 7).toReversed());
    expect(await pages({ name, indexed, from: '0002', to: '0005' }, 2)).toEqual([
      numbers(2, 3),
      numbers(4, 5),
    ]);
    expect(await pages({ name, indexed, from: '0006', to: '0005' }, 2)).toEqual([[]]);
    expect(await pages({ name: `${name}-none`, indexed }, 2)).toEqual([[]]);
  });

  it('goes on from a place that has gone', async () => {
    const name = `gone-${indexed}`;
    await fill(name, ['0001', '0003'], 10);
    const list: List<string> = {
      TableName: engine.table,
      of: indexed ? { list: name } : { pk: name },
      read: ({ sk }) => sk?.S,
    };
    expect(await listPage(engine.client, list, { limit: 5, after: '0002' })).toEqual({ items: ['0003'] });
  });

  it('is counted after its filter, finds one among many, and has an end where it finds none', async () => {
    const name = `filtered-${indexed}`;
    await fill(name, numbers(1, 350), 10);
    const only =
      (wanted: string) =>
      ({ sk }: { sk?: { S?: string } }) =>
        sk?.S?.endsWith(wanted) === true ? sk.S : undefined;
    expect((await pages({ name, indexed, read: only('50') }, 2)).flat()).toEqual([
      '0050',
      '0150',
      '0250',
      '0350',
    ]);
    expect((await pages({ name, indexed, read: only('none') }, 5)).flat()).toEqual([]);
  });
});

describe('guidance of a unit', () => {
  it('is all found at the largest page, however long its notes are', async () => {
    const guidance = dynamoGuidanceStore(engine.client, engine.table);
    const content = { procedure: { code: '2.000635', version: 1, name: { vi: 'x', en: 'x' } } };
    const ids = numbers(1, 101);
    for (const id of ids)
      await guidance.put({
        id,
        unit: 'H00.01',
        at: '2026-03-02T01:00:00.000Z',
        officer: 'tiep-nhan.an-binh',
        channel: 'desk',
        question: 'ế'.repeat(2000),
        note: 'ữ'.repeat(2000),
        content: {
          ...content,
          papers: [],
          sequence: [],
          agencies: [],
          limit: { value: 1, unit: 'WORKING_DAY' },
          fees: [],
          legalBasis: [],
        },
        digest: 'd',
      });
    const period = { unit: 'H00.01', from: '2000-01-01', to: '2999-12-31', limit: 100 };
    const first = await guidance.page(period);
    const second = await guidance.page({ ...period, after: first.after });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    expect(second.after).toBeUndefined();
  });
});
