import { FunctionError } from '#local/kernel/engine.ts';
import type { FunctionSetup } from '#local/lambda/protocol.ts';
import type { Thread } from '#local/lambda/thread.ts';

/** Where loading takes longer, Lambda loads the function once more in its first invocation, within the function's timeout. */
const initSeconds = 10;
/** How long a thread may be silent before it is taken for hanging, in milliseconds; loading functions keeps it busy. */
const silence = 5_000;

let lastInstance = 0;

/** One loaded copy of a function, in a thread that it shares; takes no more invocations once one ran out of time. */
export class Instance {
  readonly #thread: Thread;
  readonly #number = ++lastInstance;
  readonly #generation: number;
  readonly #timeoutSeconds: number;
  readonly #ready: Promise<string>;
  #retired = false;

  /** Starts it; the first invocation waits until the bundle is loaded. */
  constructor(thread: Thread, setup: FunctionSetup, timeoutSeconds: number) {
    this.#thread = thread;
    this.#generation = thread.generation;
    this.#timeoutSeconds = timeoutSeconds;
    this.#ready = this.#within(initSeconds + timeoutSeconds, thread.load(this.#number, setup));
    this.#ready.catch(() => {
      this.#retired = true;
    });
  }

  get retired(): boolean {
    return (
      this.#retired || this.#generation !== this.#thread.generation || this.#thread.hasExited(this.#number)
    );
  }

  async run(event: string, requestId: string): Promise<string> {
    await this.#ready;
    const deadline = Date.now() + this.#timeoutSeconds * 1000;
    return this.#within(
      this.#timeoutSeconds,
      this.#thread.call(this.#number, { event, requestId, deadline }),
    );
  }

  #within(seconds: number, work: Promise<string>): Promise<string> {
    let late = false;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        late = true;
        this.#retired = true;
        const message = `Task timed out after ${seconds.toFixed(2)} seconds`;
        void this.#endIfHanging().then(() => reject(new FunctionError('Sandbox.Timedout', message)));
      }, seconds * 1000);
      const settle = () => clearTimeout(timer);
      // What the end of a hanging thread says comes after the timeout, and is only its consequence.
      work.finally(settle).then(resolve, (error: unknown) => {
        if (!late) reject(error);
      });
    });
  }

  /** What waits is left to itself; what blocks the thread takes everybody else on it down too. */
  async #endIfHanging() {
    if (!(await this.#thread.isAlive(silence))) await this.#thread.end('a hanging thread');
  }
}
