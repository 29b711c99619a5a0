/** The movable time of the local cloud, in milliseconds since the epoch. */
export interface Clock {
  now(): number;
  /** What it would say now, had it not been moved lately: the time of whoever began before that. */
  unmoved?(): number[];
}

/** Runs a function by its name as Lambda does; rejects with {@link FunctionError} when the function throws. */
export type Invoke = (functionName: string, event: unknown) => Promise<unknown>;

/** What a function threw, as Lambda reports it to its caller. */
export class FunctionError extends Error {
  readonly errorType: string;

  constructor(errorType: string, errorMessage: string) {
    super(errorMessage);
    this.errorType = errorType;
  }
}

/** The envelope that EventBridge delivers. */
export interface EventBridgeEvent {
  id: string;
  source: string;
  'detail-type': string;
  time: string;
  account: string;
  region: string;
  resources: string[];
  detail: unknown;
}
