import { setTimeout as sleep } from 'node:timers/promises';
import { AwsFault } from './fault.ts';

const most = 4;
/** The longest pause before the second attempt, in milliseconds; it doubles from one to the next. */
const firstPause = 50;

const busy = new Set([
  'ConditionalRequestConflict',
  'InternalServerError',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'ServiceUnavailable',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'TransactionInProgressException',
]);

/** Whether the same request may fare better: whatever is no answer of AWS is a lost connection or a late one. */
const mayPass = (error: unknown) =>
  !(error instanceof AwsFault) || error.status >= 500 || error.status === 429 || busy.has(error.name);

/** Tries up to four times; the pauses are random over their whole length, so that many who fail do not come back together. */
export async function withAttempts<T>(attempt: () => Promise<T>, made = 1): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (made === most || !mayPass(error)) throw error;
    await sleep(Math.random() * firstPause * 2 ** (made - 1));
    return withAttempts(attempt, made + 1);
  }
}
