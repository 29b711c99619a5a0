import { appendFileSync } from 'node:fs';
import { openWorld } from '#test/infra/local/states/world.ts';

// Runs in a process of its own, to be killed: starts executions until it dies, and writes down each that was accepted.
const [, , file = '', log = ''] = process.argv;
const world = await openWorld({ file });
for (let n = 0; ; n += 1) {
  const code = `D${n}`;
  await world.start(code, { code, timer: 1, at: '2026-12-01T00:00:00Z' });
  appendFileSync(log, `${code}\n`);
}
