import { randomUUID } from 'node:crypto';
import { AwsError } from '#local/kernel/aws-error.ts';
import { executionArn } from '#local/states/context.ts';
import { parseInput, parsePayload, StartExecutionInput } from '#local/states/inputs.ts';
import type { Runner, RunnerParts } from '#local/states/runner.ts';
import type { ExecutionRow } from '#local/states/schema.ts';
import { begin } from '#local/states/step.ts';

const validName = /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]{1,80}$/u;

/** StartExecution: the same name and input again while it runs is the same execution; any other reuse is refused. */
export function createStartExecution({ store, library, clock }: RunnerParts, runner: Runner) {
  let lastId = store.lastId();

  return async (raw: unknown) => {
    const { stateMachineArn, name = randomUUID(), input } = parseInput(StartExecutionInput, raw);
    const { hash, machine } = library.get(stateMachineArn);
    if (!validName.test(name)) throw new AwsError('InvalidName', `Invalid Name: '${name}'`);
    parsePayload(input, 'InvalidExecutionInput');

    const earlier = store.findByName(stateMachineArn, name);
    if (earlier !== undefined) return again(earlier, input);
    lastId += 1;
    const now = clock.now();
    const row = newRow({
      id: lastId,
      machine: stateMachineArn,
      name,
      definition: hash,
      input,
      started: now,
    });
    const step = await begin(machine, row, now);
    if (!store.insert(step.row, step.events)) {
      const winner = store.findByName(stateMachineArn, name);
      if (winner !== undefined) return again(winner, input);
    }
    runner.follow(step);
    return { executionArn: executionArn(stateMachineArn, name), startDate: now / 1000 };
  };
}

function again({ machine, name, input: earlier, status, started }: ExecutionRow, input: string) {
  const arn = executionArn(machine, name);
  if (status === 'RUNNING' && input === earlier) return { executionArn: arn, startDate: started / 1000 };
  throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
}

type Beginning = Pick<ExecutionRow, 'id' | 'machine' | 'name' | 'definition' | 'input' | 'started'>;

const newRow = (beginning: Beginning): ExecutionRow => ({
  ...beginning,
  status: 'RUNNING',
  stopped: null,
  output: null,
  error: null,
  cause: null,
  state: '',
  stateInput: beginning.input,
  entered: beginning.started,
  phase: 'calling',
  visit: 0,
  secret: null,
  due: null,
  retries: '[]',
});
