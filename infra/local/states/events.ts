import type { Resource } from '#local/states/resource.ts';
import type { HistoryEvent } from '#local/states/schema.ts';
import { readToken } from '#local/states/token.ts';

export const stateEntered = (at: number, name: string, input: string): HistoryEvent => ({
  at,
  type: 'TaskStateEntered',
  details: { name, input },
});

export const stateExited = (at: number, name: string, output: string): HistoryEvent => ({
  at,
  type: 'TaskStateExited',
  details: { name, output },
});

/** The history that a task leaves, in the words of AWS. */
export function eventsOfTask(at: number, { resourceType, resource }: Resource) {
  const task = { resourceType, resource };
  const result = (value: unknown) => ({ ...task, output: JSON.stringify(value) });

  return {
    scheduled: (args: unknown, timeoutInSeconds: number): HistoryEvent[] => [
      { at, type: 'TaskScheduled', details: { ...task, parameters: parametersOf(args), timeoutInSeconds } },
      { at, type: 'TaskStarted', details: task },
    ],
    submitted: (value: unknown): HistoryEvent => ({ at, type: 'TaskSubmitted', details: result(value) }),
    succeeded: (value: unknown): HistoryEvent => ({ at, type: 'TaskSucceeded', details: result(value) }),
    failed: ({ error, cause }: { error: string; cause: string }): HistoryEvent => {
      if (error === 'States.QueryEvaluationError')
        return { at, type: 'EvaluationFailed', details: { error, cause } };
      const type = error === 'States.Timeout' ? 'TaskTimedOut' : 'TaskFailed';
      return { at, type, details: { ...task, error, cause } };
    },
  };
}

// A token is long, would be most of the history, and is a secret.
const parametersOf = (args: unknown) =>
  JSON.stringify(args, (_, value: unknown) =>
    typeof value === 'string' && readToken(value) !== undefined ? '…' : value,
  );

/** The field of a history event that carries the details of its type. */
export const detailsField: Record<string, string> = {
  ExecutionStarted: 'executionStartedEventDetails',
  ExecutionSucceeded: 'executionSucceededEventDetails',
  ExecutionFailed: 'executionFailedEventDetails',
  ExecutionAborted: 'executionAbortedEventDetails',
  TaskStateEntered: 'stateEnteredEventDetails',
  TaskStateExited: 'stateExitedEventDetails',
  TaskScheduled: 'taskScheduledEventDetails',
  TaskStarted: 'taskStartedEventDetails',
  TaskSubmitted: 'taskSubmittedEventDetails',
  TaskSucceeded: 'taskSucceededEventDetails',
  TaskFailed: 'taskFailedEventDetails',
  TaskTimedOut: 'taskTimedOutEventDetails',
  EvaluationFailed: 'evaluationFailedEventDetails',
};
