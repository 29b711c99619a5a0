import { ProvisionedThroughputExceededException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CatalogueWriter,
  dynamoCatalogueWriter,
} from '#shared/adapters/dynamodb/reference/catalogue-writer.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { startDynamo } from './dynoxide.ts';

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
let writer: CatalogueWriter;

beforeAll(async () => {
  dynamo = await startDynamo('writer');
  writer = dynamoCatalogueWriter(DynamoDBDocumentClient.from(dynamo.sdk), 'writer');
});

afterAll(() => dynamo.stop());

const version = (number: number, summary = `line ${number}`) => ({
  code: 'LOCAL.X',
  version: number,
  effectiveFrom: '2026-01-01',
  record: `record ${number}`,
  summary,
});

describe('a reference record', () => {
  it('is written where nothing was, by one of two writers', async () => {
    const both = await Promise.all([
      writer.putReference('UNIT#A', 'one', undefined),
      writer.putReference('UNIT#A', 'other', undefined),
    ]);
    expect(both.filter((written) => written.ok)).toHaveLength(1);
    expect(both).toContainEqual(fail('changed-meanwhile'));
  });

  it('is replaced only by a writer who knows what is there', async () => {
    await writer.putReference('UNIT#B', 'old', undefined);
    expect(await writer.putReference('UNIT#B', 'lost', 'older')).toEqual(fail('changed-meanwhile'));
    expect(await writer.putReference('UNIT#B', 'new', 'old')).toEqual(ok(undefined));
    expect((await writer.references()).get('UNIT#B')).toBe('new');
  });
});

describe('a version of a procedure', () => {
  it('comes with its line, and is never written twice', async () => {
    expect(await writer.putVersion(version(1), undefined)).toEqual(ok(undefined));
    expect(await writer.putVersion(version(1, 'again'), 'line 1')).toEqual(fail('changed-meanwhile'));
    expect(await writer.versions('LOCAL.X')).toEqual(['record 1']);
    expect(await writer.line('LOCAL.X')).toBe('line 1');
  });

  it('is not written when its line has changed meanwhile', async () => {
    expect(await writer.putVersion(version(2), 'another line')).toEqual(fail('changed-meanwhile'));
    expect(await writer.versions('LOCAL.X')).toEqual(['record 1']);
  });

  it('comes in the order of numbers, ten after nine', async () => {
    for (let number = 2; number <= 10; number += 1) {
      await writer.putVersion(version(number), `line ${number - 1}`);
    }
    expect((await writer.versions('LOCAL.X')).slice(-2)).toEqual(['record 9', 'record 10']);
  });
});

describe('a table that cannot keep up', () => {
  it('is an outage and no refusal', async () => {
    const mock = mockClient(DynamoDBDocumentClient);
    const slow = new ProvisionedThroughputExceededException({ $metadata: {}, message: 'slow down' });
    mock.on(PutCommand).rejects(slow);
    const failing = dynamoCatalogueWriter(DynamoDBDocumentClient.from(dynamo.sdk), 'writer');
    await expect(failing.putLine('LOCAL.X', 'line', undefined)).rejects.toBe(slow);
    mock.restore();
  });
});
