/** What a thread needs to become one more function; all that passes between threads is JSON text, numbers and this. */
export interface FunctionSetup {
  file: string;
  exportName: string;
  functionName: string;
  functionArn: string;
  memoryMegabytes: number;
  logGroup: string;
  logStream: string;
  logFile: string;
  environment: Record<string, string>;
}

/** One float64: how far the cloud's clock is from the machine's, in milliseconds. */
export interface ThreadSetup {
  clockOffset: SharedArrayBuffer;
}

/** `instance` tells one loaded copy of a function from another. */
export type Order =
  | { do: 'load'; id: number; instance: number; setup: FunctionSetup }
  | {
      do: 'call';
      id: number;
      instance: number;
      event: string;
      requestId: string;
      /** When the machine's clock ends this invocation. */
      deadline: number;
    };

/** Answers the order of the same `id`; `exited` is the function's own doing and ends its instance. */
export type Answer =
  | { id: number; ok: true; result: string }
  | { id: number; ok: false; errorType: string; errorMessage: string }
  | { exited: number; code: number };
