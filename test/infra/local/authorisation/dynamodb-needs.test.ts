import { describe, expect, it } from 'vitest';
import { needsOfDynamo } from '#infra/local/authorisation/dynamodb-needs.ts';

const arn = 'arn:aws:dynamodb:ap-southeast-1:000000000000:table/t';
const table = { arn, hashKey: 'pk', indexes: new Map([['lists', 'list']]) };
const find = (name: string) => (name === 't' || name === arn ? table : undefined);

const needsOf = (action: string, input: unknown) =>
  needsOfDynamo(action, input, find).map(({ action: needed, resource, context }) => ({
    action: needed,
    resource,
    keys: context?.('dynamodb:LeadingKeys'),
    attributes: context?.('dynamodb:Attributes'),
  }));

const key = (pk: string) => ({ pk: { S: pk }, sk: { S: '1' } });

describe('a request to DynamoDB', () => {
  it('for one item is about its partition', () => {
    expect(needsOf('GetItem', { TableName: 't', Key: key('DOSSIER#1') })).toEqual([
      { action: 'dynamodb:GetItem', resource: arn, keys: ['DOSSIER#1'], attributes: ['pk', 'sk'] },
    ]);
  });

  it('that changes an item is about every attribute that it names', () => {
    const [need] = needsOf('UpdateItem', {
      TableName: arn,
      Key: key('DOSSIER#1'),
      UpdateExpression: 'SET #t = :t, timer.due = if_not_exists(due, :d) REMOVE execution ADD n :one',
      ConditionExpression: 'attribute_exists(pk) AND version BETWEEN :a AND :b',
      ExpressionAttributeNames: { '#t': 'token' },
    });
    expect(need?.attributes).toEqual(['pk', 'sk', 'version', 'token', 'timer', 'due', 'execution', 'n']);
  });

  it('for a partition is about it, by whatever name', () => {
    const request = {
      TableName: 't',
      KeyConditionExpression: '#p = :p AND begins_with(sk, :s)',
      ExpressionAttributeNames: { '#p': 'pk' },
      ExpressionAttributeValues: { ':p': { S: 'DOSSIER#1' }, ':s': { S: 'JOURNAL#' } },
    };
    expect(needsOf('Query', request)[0]?.keys).toEqual(['DOSSIER#1']);
  });

  it('for an index is about the index and its key', () => {
    const request = {
      TableName: 't',
      IndexName: 'lists',
      KeyConditionExpression: 'list = :l',
      ExpressionAttributeValues: { ':l': { S: 'OPEN' } },
    };
    expect(needsOf('Query', request)).toMatchObject([{ resource: `${arn}/index/lists`, keys: ['OPEN'] }]);
  });

  it('for many items is about all of them together', () => {
    const RequestItems = { t: { Keys: [key('DOSSIER#1'), key('DOSSIER#2')] } };
    expect(needsOf('BatchGetItem', { RequestItems })).toMatchObject([
      { action: 'dynamodb:BatchGetItem', keys: ['DOSSIER#1', 'DOSSIER#2'] },
    ]);
  });

  it('that is a transaction is about each of its acts, and each about all of its partitions', () => {
    const TransactItems = [
      { Put: { TableName: 't', Item: key('DOSSIER#1') } },
      { Put: { TableName: 't', Item: key('KEY#1') } },
      { Update: { TableName: 't', Key: key('COUNTER#1'), UpdateExpression: 'ADD n :one' } },
      {
        ConditionCheck: {
          TableName: 't',
          Key: key('DOSSIER#2'),
          ConditionExpression: 'attribute_exists(pk)',
        },
      },
    ];
    const keys = ['DOSSIER#1', 'KEY#1', 'COUNTER#1', 'DOSSIER#2'];
    expect(needsOf('TransactWriteItems', { TransactItems })).toMatchObject([
      { action: 'dynamodb:PutItem', keys },
      { action: 'dynamodb:UpdateItem', keys },
      { action: 'dynamodb:ConditionCheckItem', keys },
    ]);
  });

  it('to go through the whole table is about no partition', () => {
    expect(needsOf('Scan', { TableName: 't' })).toMatchObject([{ action: 'dynamodb:Scan', keys: undefined }]);
  });

  it('for a table that is not there is refused as DynamoDB does', () => {
    expect(() => needsOf('GetItem', { TableName: 'other', Key: key('1') })).toThrow(
      'Requested resource not found',
    );
  });
});
