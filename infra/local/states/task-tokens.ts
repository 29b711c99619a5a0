import { AwsError } from '#local/kernel/aws-error.ts';
import {
  parseInput,
  parsePayload,
  SendTaskFailureInput,
  SendTaskSuccessInput,
} from '#local/states/inputs.ts';
import type { Runner, RunnerParts } from '#local/states/runner.ts';
import type { Outcome } from '#local/states/step.ts';
import { readToken } from '#local/states/token.ts';

/** SendTaskSuccess and SendTaskFailure: of all answers to one token exactly one is taken, even at the same instant. */
export function createTaskTokens({ store }: RunnerParts, runner: Runner) {
  async function answer(taskToken: string, outcome: Outcome) {
    const token = readToken(taskToken);
    if (token === undefined) throw new AwsError('InvalidToken', "Invalid Token: 'Invalid token'");
    const row = store.find(token.execution);
    if (row === undefined) throw new AwsError('TaskDoesNotExist', `Task Does Not Exist: '${taskToken}'`);
    const taken = row.secret === token.secret && (await runner.finish(row.id, row.visit, outcome));
    if (!taken && runner.isClosed()) throw new AwsError('ServiceUnavailable', 'shutting down', 503);
    if (!taken) throw new AwsError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
    return {};
  }

  return {
    SendTaskSuccess(raw: unknown) {
      const { taskToken, output } = parseInput(SendTaskSuccessInput, raw);
      return answer(taskToken, { ok: true, result: parsePayload(output, 'InvalidOutput') });
    },
    SendTaskFailure(raw: unknown) {
      const { taskToken, error, cause } = parseInput(SendTaskFailureInput, raw);
      return answer(taskToken, { ok: false, error, cause });
    },
  };
}
