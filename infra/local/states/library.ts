import { createHash } from 'node:crypto';
import { AwsError } from '#local/kernel/aws-error.ts';
import { compileMachine, type Machine } from '#local/states/machine.ts';
import type { ExecutionRow } from '#local/states/schema.ts';
import type { StatesStore } from '#local/states/store.ts';

/** A state machine as deployed; `definition` is the JSON text, its placeholders already substituted. */
export interface MachineSource {
  arn: string;
  name: string;
  /** Under whose rights it acts. */
  roleArn: string;
  definition: string;
}

/** Knows the deployed machines, and every older definition that an execution still runs on. */
export type Library = ReturnType<typeof createLibrary>;

export function createLibrary(store: StatesStore, sources: MachineSource[]) {
  const compiled = new Map<string, Machine>();
  const current = new Map<string, { hash: string; machine: Machine }>();
  for (const { arn, definition } of sources) {
    const hash = createHash('sha256').update(definition).digest('hex');
    const machine = compileMachine(definition);
    compiled.set(hash, machine);
    current.set(arn, { hash, machine });
    store.keepDefinition(hash, definition);
  }

  return {
    get(arn: string) {
      const found = current.get(arn);
      if (found === undefined)
        throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
      return found;
    },
    machineOf({ definition: hash }: ExecutionRow): Machine {
      const known = compiled.get(hash) ?? compileMachine(store.getDefinition(hash));
      compiled.set(hash, known);
      return known;
    },
  };
}
