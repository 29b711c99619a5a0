import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { Worker } from 'node:worker_threads';
import { FunctionError } from '#local/kernel/engine.ts';
import type { Answer, FunctionSetup, Order, ThreadSetup } from '#local/lambda/protocol.ts';

interface Pending {
  instance: number;
  resolve(result: string): void;
  reject(error: Error): void;
}

const source = stripTypeScriptTypes(readFileSync(new URL('./worker.ts', import.meta.url), 'utf8'));
// A thread that loads TypeScript by itself takes 7 MB more; from a data URL it gets the text already stripped.
const entry = new URL(`data:text/javascript,${encodeURIComponent(source)}`);

/** A thread in which functions live side by side; begins again after it died. */
export class Thread {
  readonly #setup: ThreadSetup;
  readonly #heap: number;
  readonly #pending = new Map<number, Pending>();
  readonly #exited = new Set<number>();
  #worker: Worker | undefined;
  #generation = 0;
  #nextId = 1;

  /** @param heap Megabytes; buffers are outside of it. */
  constructor(setup: ThreadSetup, heap: number) {
    this.#setup = setup;
    this.#heap = heap;
  }

  /** Changes when everything that was loaded is gone. */
  get generation(): number {
    return this.#generation;
  }

  hasExited(instance: number): boolean {
    return this.#exited.has(instance);
  }

  load(instance: number, setup: FunctionSetup): Promise<string> {
    return this.#send(instance, (id) => ({ do: 'load', id, instance, setup }));
  }

  call(instance: number, call: { event: string; requestId: string; deadline: number }): Promise<string> {
    return this.#send(instance, (id) => ({ do: 'call', id, instance, ...call }));
  }

  /** Ends the thread with all that it has under way, as when it hangs. */
  async end(how: string): Promise<void> {
    const worker = this.#worker;
    this.#died(worker, how);
    await worker?.terminate();
  }

  /** Whether the thread still takes turns; one that loops for ever does not. */
  async isAlive(milliseconds: number): Promise<boolean> {
    const asked = this.call(-1, { event: 'null', requestId: '', deadline: 0 }).then(
      () => true,
      () => true,
    );
    const late = new Promise<boolean>((resolve) => setTimeout(resolve, milliseconds, false));
    return Promise.race([asked, late]);
  }

  #send(instance: number, order: (id: number) => Order): Promise<string> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { instance, resolve, reject });
      this.#running().postMessage(order(id));
    });
  }

  #running(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const resourceLimits = { maxOldGenerationSizeMb: this.#heap };
    const worker = new Worker(entry, { workerData: this.#setup, env: {}, resourceLimits });
    worker.on('message', (answer: Answer) => this.#take(answer));
    worker.on('error', (error) => {
      console.error(`The thread of ${this.#pending.size} invocations ended: ${String(error)}`);
      this.#died(worker, `error: ${String(error)}`);
    });
    worker.on('exit', (code) => this.#died(worker, `exit status ${code}`));
    this.#worker = worker;
    return worker;
  }

  #take(answer: Answer) {
    if ('exited' in answer) {
      this.#exited.add(answer.exited);
      this.#fail(({ instance }) => instance === answer.exited, `exit status ${answer.code}`);
      return;
    }
    const pending = this.#pending.get(answer.id);
    this.#pending.delete(answer.id);
    if (answer.ok) pending?.resolve(answer.result);
    else pending?.reject(new FunctionError(answer.errorType, answer.errorMessage));
  }

  /** An error that no invocation caught ends the whole process on Lambda, and here the thread. */
  #died(worker: Worker | undefined, how: string) {
    if (worker === undefined || worker !== this.#worker) return;
    this.#worker = undefined;
    this.#generation += 1;
    this.#fail(() => true, how);
  }

  #fail(which: (pending: Pending) => boolean, how: string) {
    const error = new FunctionError('Runtime.ExitError', `Runtime exited with ${how}`);
    for (const [id, pending] of this.#pending) {
      if (!which(pending)) continue;
      this.#pending.delete(id);
      pending.reject(error);
    }
  }
}
