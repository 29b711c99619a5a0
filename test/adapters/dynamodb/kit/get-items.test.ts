import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { getItemsTogether } from '#shared/adapters/dynamodb/kit/get-items.ts';
import { scripted } from '#test/adapters/aws/scripted.ts';
import { startDynoxide } from '../dynoxide.ts';

const key = (name: string) => ({ pk: { S: 'P' }, sk: { S: name } });

describe('items that are asked for together', () => {
  let engine: Awaited<ReturnType<typeof startDynoxide>>;
  beforeAll(async () => {
    engine = await startDynoxide();
  });
  afterAll(() => engine.stop());

  it('are each given to who asked, more than a hundred of them, and nothing for what is not there', async () => {
    const names = Array.from({ length: 230 }, (_, index) => `K${index}`);
    await Promise.all(
      names.map((name) =>
        engine.client.send(
          new PutItemCommand({ TableName: engine.table, Item: { ...key(name), n: { S: name } } }),
        ),
      ),
    );
    const get = getItemsTogether(engine.client, engine.table);
    const wanted = [...names, 'missing', 'K7', 'K7'];
    const found = await Promise.all(wanted.map((name) => get(key(name))));
    expect(found.map((item) => item?.['n']?.S)).toEqual([...names, undefined, 'K7', 'K7']);
    expect((await get(key('K8')))?.['n']?.S).toBe('K8');
  });
});

describe('a batch', () => {
  const closings: (() => void)[] = [];
  afterEach(() => {
    for (const close of closings.splice(0)) close();
  });

  async function against(...script: Parameters<typeof scripted>) {
    const { options, asked, close } = await scripted(...script);
    const client = dynamoClient(options);
    closings.push(() => client.destroy(), close);
    return { get: getItemsTogether(client, 'motcua'), asked };
  }

  it('of which something was left unread is asked for the rest', async () => {
    const item = (name: string) => ({ ...key(name), n: { S: name } });
    const { get, asked } = await against(
      {
        ok: {
          Responses: { motcua: [item('B')] },
          UnprocessedKeys: { motcua: { Keys: [key('A')], ConsistentRead: true } },
        },
      },
      { ok: { Responses: { motcua: [item('A')] } } },
    );
    const found = await Promise.all([get(key('A')), get(key('B'))]);
    expect(found.map((one) => one?.['n']?.S)).toEqual(['A', 'B']);
    expect(asked.map(({ action }) => action)).toEqual(['BatchGetItem', 'BatchGetItem']);
  });

  it('fails all who asked where it fails, and does not hold up who asks next', async () => {
    const { get } = await against({ error: 'AccessDeniedException' });
    const both = await Promise.allSettled([get(key('A')), get(key('B'))]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await get(key('A'))).toBeUndefined();
  });

  it('that is never answered whole is an outage', async () => {
    const never = { ok: { UnprocessedKeys: { motcua: { Keys: [key('A'), key('B')] } } } };
    const { get } = await against(...Array<typeof never>(9).fill(never));
    await expect(Promise.all([get(key('A')), get(key('B'))])).rejects.toThrow('left 2 items unread');
  });
});
