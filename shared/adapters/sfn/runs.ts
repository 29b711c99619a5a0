import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { keys } from '#shared/adapters/dynamodb/keys.ts';
import type { Runs } from '#shared/process/runs.ts';

/** Executions of the dossier's state machine; each leaves its token in the table while it waits. */
export function sfnRuns(
  clients: { sfn: SFNClient; dynamo: DynamoDBClient },
  table: string,
  machine: string,
): Runs {
  return {
    async find(code) {
      const { Item } = await clients.dynamo.send(
        new GetItemCommand({ TableName: table, Key: keys.run(code), ConsistentRead: true }),
      );
      const token = Item?.['token']?.S;
      return token === undefined ? undefined : { token, timer: Number(Item?.['timer']?.N) };
    },

    async start(name, wait) {
      try {
        await clients.sfn.send(
          new StartExecutionCommand({ stateMachineArn: machine, name, input: JSON.stringify(wait) }),
        );
        return 'started';
      } catch (error) {
        if (error instanceof ExecutionAlreadyExists) return 'exists';
        throw error;
      }
    },

    async answer(taskToken, next) {
      try {
        if (next === undefined) {
          await clients.sfn.send(
            new SendTaskFailureCommand({ taskToken, error: 'Closed', cause: 'the dossier is closed' }),
          );
        } else {
          await clients.sfn.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(next) }));
        }
        return 'answered';
      } catch (error) {
        if (gone.some((kind) => error instanceof kind)) return 'gone';
        throw error;
      }
    },
  };
}

const gone = [TaskDoesNotExist, TaskTimedOut, InvalidToken];
