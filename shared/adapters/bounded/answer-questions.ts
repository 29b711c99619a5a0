import { Worker } from 'node:worker_threads';
import { ready, type Talk } from './talk.ts';

const megabyte = 1_024 * 1_024;

/** Answers what boundedProcess asks, one question after the other, under the bounds that it was started with. */
export function answerQuestions<Question, Answer>(
  { question: Question }: Talk<Question, Answer>,
  answer: (question: Question) => Promise<Answer>,
): void {
  const [megabytes = 0, seconds = 0] = process.argv.slice(2).map(Number);
  const atFirst = process.memoryUsage.rss();
  const workerData = { bytes: atFirst + megabytes * megabyte, microseconds: seconds * 1e6 };
  // Without a word on it, room for half a gigabyte of code would be set apart for these few lines.
  const resourceLimits = { codeRangeSizeMb: 8 };
  const watcher = new Worker(`(${watch})()`, { eval: true, workerData, resourceLimits });
  watcher.unref();
  process.on('message', async (message) => {
    const { user, system } = process.cpuUsage();
    watcher.postMessage(user + system);
    const said = await answer(Question.parse(message));
    watcher.postMessage(undefined);
    // What is left of one file may not count against the next.
    const isSpent = process.memoryUsage.rss() - atFirst > (megabytes * megabyte) / 4;
    process.send?.({ answer: said, isSpent });
  });
  watcher.once('online', () => process.send?.(ready));
}

/** Runs in a thread from its text, beside the one that is busy: it may use nothing but globals. */
function watch(): void {
  const { parentPort, workerData } = process.getBuiltinModule('node:worker_threads');
  let looking: NodeJS.Timeout | undefined;
  parentPort?.on('message', (begun: number | undefined) => {
    clearInterval(looking);
    if (begun === undefined) return;
    looking = setInterval(() => {
      const { user, system } = process.cpuUsage();
      const isBeyond =
        user + system - begun > workerData.microseconds || process.memoryUsage.rss() > workerData.bytes;
      if (isBeyond) process.kill(process.pid, 'SIGXCPU');
    }, 20);
  });
}
