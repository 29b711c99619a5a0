import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { sfnRuns } from '#shared/adapters/sfn/runs.ts';

const sfn = mockClient(SFNClient);
const dynamo = mockClient(DynamoDBClient);
const runs = sfnRuns({ sfn: new SFNClient({}), dynamo: new DynamoDBClient({}) }, 'motcua', 'arn:machine');
const wait = { code: 'H00.01-20260302-0000001', timer: 3, at: '2026-03-02T04:05:00.000Z' };
const fault = { message: 'x', $metadata: {} };

beforeEach(() => {
  sfn.reset();
  dynamo.reset();
});

describe('an execution', () => {
  it('is started by name with what it waits for', async () => {
    sfn.on(StartExecutionCommand).resolves({});
    expect(await runs.start('H00.01-20260302-0000001', wait)).toBe('started');
    expect(sfn.commandCalls(StartExecutionCommand)[0]?.args[0].input).toEqual({
      stateMachineArn: 'arn:machine',
      name: 'H00.01-20260302-0000001',
      input: JSON.stringify(wait),
    });
  });

  it('of a name that was there before is not started again', async () => {
    sfn.on(StartExecutionCommand).rejects(new ExecutionAlreadyExists(fault));
    expect(await runs.start('x', wait)).toBe('exists');
  });

  it('that cannot be started is an outage', async () => {
    sfn.on(StartExecutionCommand).rejects(new Error('ServiceUnavailable'));
    await expect(runs.start('x', wait)).rejects.toThrow('ServiceUnavailable');
  });

  it('is found by the token that it left', async () => {
    dynamo.on(GetItemCommand).resolves({ Item: { token: { S: 'secret' }, timer: { N: '3' } } });
    expect(await runs.find(wait.code)).toEqual({ token: 'secret', timer: 3 });
    expect(dynamo.commandCalls(GetItemCommand)[0]?.args[0].input).toMatchObject({
      Key: { pk: { S: `DOSSIER#${wait.code}` }, sk: { S: 'RUN' } },
      ConsistentRead: true,
    });
  });

  it('that left none yet is not found', async () => {
    dynamo.on(GetItemCommand).resolves({});
    expect(await runs.find(wait.code)).toBeUndefined();
  });
});

describe('an answer', () => {
  it('sends the execution on to its next timer', async () => {
    sfn.on(SendTaskSuccessCommand).resolves({});
    expect(await runs.answer('token', wait)).toBe('answered');
    expect(sfn.commandCalls(SendTaskSuccessCommand)[0]?.args[0].input).toEqual({
      taskToken: 'token',
      output: JSON.stringify(wait),
    });
  });

  it('ends the waiting by the error that the definition catches', async () => {
    sfn.on(SendTaskFailureCommand).resolves({});
    expect(await runs.answer('token', undefined)).toBe('answered');
    expect(sfn.commandCalls(SendTaskFailureCommand)[0]?.args[0].input).toMatchObject({ error: 'Closed' });
  });

  it.each([new TaskDoesNotExist(fault), new TaskTimedOut(fault), new InvalidToken(fault)])(
    'to somebody who waits no more says so: %s',
    async (error) => {
      sfn.on(SendTaskSuccessCommand).rejects(error).on(SendTaskFailureCommand).rejects(error);
      expect(await runs.answer('token', wait)).toBe('gone');
      expect(await runs.answer('token', undefined)).toBe('gone');
    },
  );

  it('that could not be given is an outage', async () => {
    sfn.on(SendTaskSuccessCommand).rejects(new Error('ThrottlingException'));
    await expect(runs.answer('token', wait)).rejects.toThrow('ThrottlingException');
  });
});
