import { appendFileSync } from 'node:fs';
import { openQueues } from '#test/infra/local/queues/world.ts';

// Runs in a process of its own, to be killed: sends messages until it dies, and writes down each that was accepted.
const [, , file = '', log = ''] = process.argv;
const world = await openQueues(file);
for (let n = 0; ; n += 1) {
  const { MessageId } = await world.send(String(n));
  appendFileSync(log, `${MessageId}\n`);
}
