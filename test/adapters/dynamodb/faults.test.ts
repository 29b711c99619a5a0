import { afterEach, describe, expect, it } from 'vitest';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { type Answer, scripted } from '#test/adapters/aws/scripted.ts';
import { aDraft, inspected } from '#test/adapters/recorded.ts';

const draft = aDraft('H00.01-20260302-0000001');
const second = inspected(draft.dossier);
const claim = { actor: 'portal:cong-dvcqg', key: 'k', digest: 'd' };
const closings: (() => void)[] = [];
afterEach(() => {
  for (const close of closings.splice(0)) close();
});

async function against(...script: Answer[]) {
  const { options, asked, close } = await scripted(...script);
  const client = dynamoClient(options);
  closings.push(() => client.destroy(), close);
  return { store: dynamoDossierStore(client, 'motcua'), asked };
}

describe('an append', () => {
  it.each<[string, string[]]>([
    ['the entry is there already', ['ConditionalCheckFailed', 'None']],
    ['the state has moved', ['None', 'ConditionalCheckFailed']],
    ['another transaction is at it', ['None', 'TransactionConflict']],
  ])('is stale where %s, and is not tried again', async (_, cancelled) => {
    const { store, asked } = await against({ cancelled });
    expect(await store.append(second)).toEqual({ ok: false, error: 'stale' });
    expect(asked).toHaveLength(1);
  });

  it.each<[string, Answer]>([
    ['was throttled', { error: 'ThrottlingException' }],
    ['met a fault of DynamoDB', { error: 'InternalServerError', status: 500 }],
    ['lost its connection', 'hang up'],
    ['got no answer in time', 'say nothing'],
    ['got half an answer', 'break off'],
    ['met a fault on the way', { page: '<html>Bad Gateway</html>', status: 502 }],
    ['is still running from the attempt before', { error: 'TransactionInProgressException' }],
  ])('that %s is sent again under the same token, so that it is done once', async (_, fault) => {
    const { store, asked } = await against(fault);
    expect(await store.append(second)).toEqual({ ok: true, value: undefined });
    const tokens = asked.map(({ input }) => input['ClientRequestToken']);
    expect(tokens).toHaveLength(2);
    expect(new Set(tokens).size).toBe(1);
    expect(tokens[0]).toEqual(expect.any(String));
  });

  it('that is throttled again and again is an outage', async () => {
    const { store, asked } = await against(...Array<Answer>(6).fill({ error: 'ThrottlingException' }));
    await expect(store.append(second)).rejects.toThrow('ThrottlingException');
    expect(asked).toHaveLength(4);
  });

  it.each<[string, Answer]>([
    ['throttled within the transaction', { cancelled: ['None', 'ThrottlingError'] }],
    ['over the capacity of its partition', { cancelled: ['ProvisionedThroughputExceeded', 'None'] }],
    ['not understood', { error: 'ValidationException' }],
    ['forbidden', { error: 'AccessDeniedException' }],
    ['answered by something else', { page: '<html>Not Found</html>', status: 404 }],
  ])('that is %s is thrown, never taken for stale', async (_, fault) => {
    const { store, asked } = await against(fault);
    await expect(store.append(second)).rejects.toThrow();
    expect(asked).toHaveLength(1);
  });
});

describe('a creation', () => {
  it.each<[string, string[]]>([
    ['the key was used before', ['None', 'ConditionalCheckFailed']],
    ['the key is being used at this moment', ['None', 'TransactionConflict']],
  ])('is claimed where %s', async (_, cancelled) => {
    const { store } = await against({ cancelled });
    expect(await store.create(draft, claim)).toEqual({ ok: false, error: 'claimed' });
  });

  it.each<[string, string[]]>([
    ['a dossier of its code is there', ['ConditionalCheckFailed', 'None']],
    ['its code is being written by another', ['TransactionConflict', 'None']],
    ['it was throttled', ['None', 'ThrottlingError']],
  ])('fails aloud where %s', async (_, cancelled) => {
    const { store } = await against({ cancelled });
    await expect(store.create(draft, claim)).rejects.toThrow('TransactionCanceledException');
  });

  it('is forgotten as a claim after a week', async () => {
    const { store, asked } = await against();
    await store.create(draft, claim);
    const ttl = Date.parse(draft.entry.at) / 1000 + 7 * 24 * 3600;
    expect(asked[0]?.body).toContain(`"ttl":{"N":"${ttl}"}`);
  });
});

describe('a reading', () => {
  it('is consistent: who wrote sees what was written', async () => {
    const { store, asked } = await against();
    await store.find(draft.dossier.code);
    await store.claimed(claim);
    expect(asked.map(({ input }) => input['ConsistentRead'])).toEqual([true, true, true]);
  });

  it('of something that is no dossier fails aloud', async () => {
    const { store } = await against({ ok: { Item: { dossier: { S: '{"status":"eaten"}' } } } });
    await expect(store.find(draft.dossier.code)).rejects.toThrow();
  });
});
