import {
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  SFNServiceException,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { GetItem } from '#shared/adapters/dynamodb/kit/get-items.ts';
import { keys } from '#shared/adapters/dynamodb/kit/keys.ts';
import type { Runs } from '#shared/use-cases/process/runs.ts';

/** Executions of the dossier's state machine; each leaves its token in the table while it waits. */
export function sfnRuns(sfn: SFNClient, get: GetItem, machine: string): Runs {
  return {
    async find(code) {
      const run = await get(keys.run(code));
      const token = run?.['token']?.S;
      return token === undefined ? undefined : { token, timer: Number(run?.['timer']?.N) };
    },

    async start(name, wait) {
      const input = JSON.stringify(wait);
      return unless(['ExecutionAlreadyExists'], 'exists', async () => {
        await sfn.send(new StartExecutionCommand({ stateMachineArn: machine, name, input }));
        return 'started' as const;
      });
    },

    async answer(taskToken, next) {
      return unless(gone, 'gone', async () => {
        if (next === undefined) {
          await sfn.send(
            new SendTaskFailureCommand({ taskToken, error: 'Closed', cause: 'the dossier is closed' }),
          );
        } else {
          await sfn.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(next) }));
        }
        return 'answered' as const;
      });
    },
  };
}

const gone = ['TaskDoesNotExist', 'TaskTimedOut', 'InvalidToken'];

/** Some refusals of Step Functions are answers. */
async function unless<const D, const R>(refusals: string[], then: R, act: () => Promise<D>): Promise<D | R> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof SFNServiceException && refusals.includes(error.name)) return then;
    throw error;
  }
}
