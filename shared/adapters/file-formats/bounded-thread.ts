import { Worker } from 'node:worker_threads';

type Bounds = {
  /** Of the thread's heap, and again of what lies outside of it. */
  megabytes: number;
  /** Of the processor's time, which a busy machine does not use up. */
  seconds: number;
};

const megabyte = 1024 * 1024;
/** How often it is looked at, in milliseconds: nothing grows much in so short a time. */
const interval = 20;

/**
 * Asks a thread of its own, one question at a time, and ends it when an answer costs more than it may: then there is
 * none. The thread is kept for the next question.
 */
export function boundedThread<Answer>(module: URL, bounds: Bounds) {
  let kept: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const ask = async (question: Uint8Array): Promise<Answer | undefined> => {
    const worker = kept ?? start(module, bounds);
    kept = undefined;
    const answer = await answerOf<Answer>(worker, question, bounds);
    if (answer === undefined) await worker.terminate();
    else kept = worker;
    return answer;
  };

  return (question: Uint8Array): Promise<Answer | undefined> => {
    const answer = last.then(() => ask(question));
    last = answer.catch(() => undefined);
    return answer;
  };
}

function start(module: URL, { megabytes }: Bounds): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: megabytes };
  const worker = new Worker(module, { env: {}, execArgv: [], resourceLimits });
  // Heard where a question is asked; without anybody to hear it, an error would end the process.
  worker.on('error', () => undefined);
  return worker;
}

function answerOf<Answer>(worker: Worker, question: Uint8Array, bounds: Bounds): Promise<Answer | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer | undefined>();
  const onError = (error: NodeJS.ErrnoException) =>
    error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(undefined) : reject(error);
  const onExit = (status: number) => reject(new Error(`the thread ended with ${status}`));
  const watch = watching(worker, bounds, () => resolve(undefined));
  worker.ref();
  worker.once('message', resolve).once('error', onError).once('exit', onExit);
  worker.postMessage(question);
  return promise.finally(() => {
    clearInterval(watch);
    worker.off('message', resolve).off('error', onError).off('exit', onExit);
    worker.unref();
  });
}

/** Tells once a thread has used more than it may, from now on. */
function watching(worker: Worker, { megabytes, seconds }: Bounds, exceeded: () => void) {
  let begun: number | undefined;
  return setInterval(async () => {
    try {
      const { user, system } = await worker.cpuUsage();
      begun ??= user + system;
      const { external_memory: outside } = await worker.getHeapStatistics();
      if (user + system - begun > seconds * 1e6 || outside > megabytes * megabyte) exceeded();
    } catch {
      // Not running yet, or no more; its own events tell.
    }
  }, interval);
}
