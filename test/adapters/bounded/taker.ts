import { runInThisContext } from 'node:vm';
import { answerQuestions } from '#shared/adapters/bounded/answer-questions.ts';
import { taking, type Way } from './taking.ts';

const megabyte = 1_048_576;

/** Takes so many megabytes in a way of its own, and says how many it has. */
const ways: Record<Way, (megabytes: number) => unknown> = {
  objects: (megabytes) =>
    Array.from({ length: (megabytes * megabyte) / 64 }, (_, at) => ({ at, next: [at] })),
  doubling: (megabytes) => {
    const list: number[] = [];
    for (let at = 0; at < (megabytes * megabyte) / 8; at += 1) list.push(at + 0.5);
    return list;
  },
  texts: (megabytes) =>
    Array.from({ length: megabytes }, (_, at) => Buffer.alloc(megabyte, 97 + (at % 9)).toString('latin1')),
  buffers: (megabytes) => Array.from({ length: megabytes }, () => new Uint8Array(megabyte).fill(1)),
  'one buffer': (megabytes) => new Uint8Array(megabytes * megabyte).fill(1),
  webassembly: (megabytes) =>
    new Uint8Array(runInThisContext(`new WebAssembly.Memory({ initial: ${megabytes * 16} }).buffer`)).fill(1),
};

answerQuestions(taking, async (asked) => {
  if ('megabytes' in asked) return ways[asked.way](asked.megabytes) === undefined ? 0 : asked.megabytes;
  if (asked.way === 'end') process.kill(process.pid, 'SIGKILL');
  if (asked.way === 'throw') throw new Error('as a library may');
  for (let spun = 0; ; spun += 1) Math.sqrt(spun);
});
