import { randomUUID } from 'node:crypto';
import { FunctionError } from '#local/kernel/engine.ts';
import type { InvocationRow } from '#local/rules/async-store.ts';

/** How Lambda treats the asynchronous invocations of one function. */
export interface AsyncConfig {
  functionName: string;
  maximumRetryAttempts?: number;
  maximumEventAgeSeconds?: number;
  /** The queue that is told of an event that was given up. */
  onFailureQueue?: string;
}

/** What follows a failed attempt. */
export type Verdict =
  | { row: InvocationRow; due: number }
  | { row: InvocationRow; condition: 'RetriesExhausted' | 'EventAgeExceeded' };

const sixHours = 21_600;
const longestOutagePause = 300_000;

/** A function's own failure is tried again after one and two minutes, an outage after ever longer pauses. */
export function judge(before: InvocationRow, error: unknown, now: number, config?: AsyncConfig): Verdict {
  const { maximumRetryAttempts = 2, maximumEventAgeSeconds = sixHours } = config ?? {};
  const own = error instanceof FunctionError;
  const row = own ? { ...before, failures: before.failures + 1 } : { ...before, outages: before.outages + 1 };
  if (row.failures > maximumRetryAttempts) return { row, condition: 'RetriesExhausted' };
  const due = now + (own ? row.failures * 60_000 : Math.min(1000 * 2 ** before.outages, longestOutagePause));
  return due > row.accepted + maximumEventAgeSeconds * 1000
    ? { row, condition: 'EventAgeExceeded' }
    : { row, due };
}

/** What a failure destination is told, in Lambda's words. */
export const failureRecord = (
  row: InvocationRow,
  error: unknown,
  more: { condition: string; now: number },
) => ({
  version: '1.0',
  timestamp: new Date(more.now).toISOString(),
  requestContext: {
    requestId: randomUUID(),
    functionArn: row.functionName,
    condition: more.condition,
    approximateInvokeCount: row.failures + row.outages,
  },
  requestPayload: JSON.parse(row.event),
  responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
  responsePayload: {
    errorType: error instanceof FunctionError ? error.errorType : 'Error',
    errorMessage: error instanceof Error ? error.message : String(error),
  },
});
