/** What a worker needs to become one function; everything that passes between the threads is JSON text or numbers. */
export interface WorkerSetup {
  file: string;
  exportName: string;
  functionName: string;
  functionArn: string;
  memoryMegabytes: number;
  logGroup: string;
  logStream: string;
  logFile: string;
  /** One float64: how far the cloud's clock is from the machine's, in milliseconds. */
  clockOffset: SharedArrayBuffer;
}

export interface Call {
  id: number;
  event: string;
  requestId: string;
  /** When the machine's clock ends this invocation. */
  deadline: number;
}

/** `id` 0 says that the bundle is loaded, or why not. */
export type Answer =
  | { id: number; ok: true; result: string }
  | { id: number; ok: false; errorType: string; errorMessage: string };
