import {
  type Definition,
  parseDefinition,
  type RetrierDefinition,
  type TaskDefinition,
} from '#local/states/definition.ts';
import { checkArguments, type Resource, resourceOf } from '#local/states/resource.ts';
import { compileTemplate, type Template } from '#local/states/template.ts';

/** A definition made ready to run. */
export interface Machine {
  startAt: string;
  states: ReadonlyMap<string, TaskState>;
}

export interface TaskState {
  name: string;
  resource: Resource;
  args: Template;
  timeoutSeconds: Template;
  output: Template | undefined;
  retriers: RetrierDefinition[];
  catchers: Catcher[];
  next: string | undefined;
}

export interface Catcher {
  errors: string[];
  next: string;
  output: Template | undefined;
}

/** Compiles a definition; throws when anything in it is not interpreted here or not valid on AWS. */
export function compileMachine(text: string): Machine {
  const definition: Definition = parseDefinition(text);
  const states = Object.entries(definition.States).map(
    ([name, state]) => [name, compileState(name, state)] as const,
  );
  return { startAt: definition.StartAt, states: new Map(states) };
}

function compileState(name: string, state: TaskDefinition): TaskState {
  const resource = resourceOf(state.Resource, name);
  checkArguments(resource, state.Arguments, `${name}/Arguments`);
  return {
    name,
    resource,
    args: compileTemplate(state.Arguments, `${name}/Arguments`),
    timeoutSeconds: compileTemplate(state.TimeoutSeconds, `${name}/TimeoutSeconds`),
    output: optional(state.Output, `${name}/Output`),
    retriers: state.Retry,
    catchers: state.Catch.map(({ ErrorEquals, Next, Output }, i) => ({
      errors: ErrorEquals,
      next: Next,
      output: optional(Output, `${name}/Catch/${i}/Output`),
    })),
    next: state.Next,
  };
}

const optional = (value: unknown, where: string) =>
  value === undefined ? undefined : compileTemplate(value, where);

/** A state of this machine; throws when a stored execution stands in one that does not exist. */
export function getState(machine: Machine, name: string): TaskState {
  const state = machine.states.get(name);
  if (state === undefined) throw new Error(`state machine: ${name} is no state`);
  return state;
}

// What no wildcard may catch, because going on would not help.
const terminal = new Set(['States.Runtime', 'States.DataLimitExceeded']);

/** Whether a list of error names covers an error, wildcards included. */
export function covers(names: string[], error: string): boolean {
  if (names.includes(error)) return true;
  if (terminal.has(error)) return false;
  return names.includes('States.ALL') || (names.includes('States.TaskFailed') && error !== 'States.Timeout');
}
