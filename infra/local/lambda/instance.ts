import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { Worker } from 'node:worker_threads';
import { FunctionError } from '#infra/local/engine.ts';
import type { Answer, Call, WorkerSetup } from '#infra/local/lambda/protocol.ts';

export interface InstanceOptions {
  setup: WorkerSetup;
  environment: Record<string, string>;
  timeoutSeconds: number;
}

interface Pending {
  resolve(result: string): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

const source = stripTypeScriptTypes(readFileSync(new URL('./worker.ts', import.meta.url), 'utf8'));
// A thread that loads TypeScript by itself takes 7 MB more; from a data URL it gets the text already stripped.
const entry = new URL(`data:text/javascript,${encodeURIComponent(source)}`);

// Heaps of this size keep eleven functions within the memory of a small laptop; buffers are outside of them.
const heap = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 96 };
const initSeconds = 10;

/** One running copy of a function: a thread with its own modules, environment and heap. */
export class Instance {
  readonly #worker: Worker;
  readonly #timeoutSeconds: number;
  readonly #pending = new Map<number, Pending>();
  readonly #ready: Promise<string>;
  #nextId = 1;
  #retired = false;

  /** Starts it; the first invocation waits until the bundle is loaded. */
  constructor({ setup, environment, timeoutSeconds }: InstanceOptions) {
    this.#timeoutSeconds = timeoutSeconds;
    this.#worker = new Worker(entry, { workerData: setup, env: environment, resourceLimits: heap });
    this.#worker.on('message', (answer: Answer) => this.#take(answer));
    this.#worker.on('error', (error) => this.#crash(`error: ${String(error)}`));
    this.#worker.on('exit', (code) => this.#crash(`exit status ${code}`));
    this.#ready = this.#expect(0, initSeconds);
    this.#ready.catch(() => {});
  }

  /** Whether it takes no more invocations, because it crashed or one of them ran out of time. */
  get retired(): boolean {
    return this.#retired;
  }

  async run(event: string, requestId: string): Promise<string> {
    await this.#ready;
    const id = this.#nextId++;
    const answer = this.#expect(id, this.#timeoutSeconds);
    const deadline = Date.now() + this.#timeoutSeconds * 1000;
    this.#worker.postMessage({ id, event, requestId, deadline } satisfies Call);
    return answer;
  }

  async close(): Promise<void> {
    this.#retired = true;
    await this.#worker.terminate();
  }

  #expect(id: number, seconds: number): Promise<string> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#timeOut(id, seconds), seconds * 1000);
      this.#pending.set(id, { resolve, reject, timer });
    });
  }

  #take(answer: Answer) {
    if (answer.ok) this.#settle(answer.id)?.resolve(answer.result);
    else this.#settle(answer.id)?.reject(new FunctionError(answer.errorType, answer.errorMessage));
    if (!answer.ok && answer.id === 0) this.#retire();
  }

  /** What else it has under way may end; a thread that hangs takes that down with it, each call at its own time. */
  #timeOut(id: number, seconds: number) {
    const message = `Task timed out after ${seconds.toFixed(2)} seconds`;
    this.#settle(id)?.reject(new FunctionError('Sandbox.Timedout', message));
    this.#retire();
  }

  /** An error that no invocation caught ends the whole process on Lambda, and here the thread. */
  #crash(how: string) {
    const error = new FunctionError('Runtime.ExitError', `Runtime exited with ${how}`);
    for (const id of [...this.#pending.keys()]) this.#settle(id)?.reject(error);
    this.#retire();
  }

  #settle(id: number): Pending | undefined {
    const call = this.#pending.get(id);
    this.#pending.delete(id);
    clearTimeout(call?.timer);
    if (this.#retired) this.#retire();
    return call;
  }

  #retire() {
    this.#retired = true;
    if (this.#pending.size === 0) void this.#worker.terminate();
  }
}
