import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { nameOfRight, type Right } from '#infra/local/authorisation/rights.ts';
import { randomFrom } from '#test/mutation/sample.ts';
import { readDeployed } from './deployed.ts';
import { readVerdicts, type Verdicts, writeVerdicts } from './page.ts';
import { readRun, runFile } from './run-file.ts';
import { awaited, type Recorded, tryWithout, unnoticed, untried } from './trial.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string' },
    seed: { type: 'string' },
    together: { type: 'string', default: '1' },
    recorded: { type: 'boolean', default: false },
    left: { type: 'boolean', default: false },
  },
});
const folder = '.local-rights';
const say = (text: string) => {
  process.stdout.write(`${text}\n`);
};

/** Runs every end-to-end file once, or reads what the last time left, to know which rights it makes use of. */
async function record(): Promise<Recorded[]> {
  const recorded: Recorded[] = [];
  for (const file of globSync('test/e2e/*.test.ts').toSorted()) {
    const kept = path.join(folder, path.basename(file, '.test.ts'));
    const run = values.recorded && existsSync(kept) ? readRun(kept) : await runFile(file, kept);
    if (!run.passed) throw new Error(`${file} fails with all rights: ${run.failed}`);
    recorded.push([file, run]);
  }
  return recorded;
}

const isLeft = (verdict: string) => verdict.startsWith(awaited) || verdict.startsWith(unnoticed);

/** Those that were asked for, in the order of chance where only some are. */
function chosen(keys: readonly string[], known: Verdicts): string[] {
  const wanted = keys.filter(
    (key) =>
      (positionals.length === 0 || positionals.includes(key.split(' ')[0] ?? '')) &&
      (!values.left || isLeft(known.get(key) ?? awaited)),
  );
  if (values.sample === undefined) return wanted;
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
  const random = randomFrom(seed);
  say(`seed ${seed}`);
  const drawn = wanted.map((key) => ({ key, at: random() })).toSorted((one, other) => one.at - other.at);
  return drawn.slice(0, Number(values.sample)).map(({ key }) => key);
}

/** `npm run rights`: takes away one right after another, and writes down what fails. */
async function main() {
  const { rights, ...deployed } = readDeployed();
  const recorded = await record();
  const used = new Set(recorded.flatMap(([, run]) => [...run.used.keys()]));
  const idle = [...rights].filter(([, right]) => !used.has(nameOfRight(right)));
  say(`${rights.size} rights are granted, ${rights.size - idle.length} were used. Never used:`);
  for (const [key] of idle) say(`  ${key}`);

  const known = readVerdicts();
  const verdictOn = (key: string, right: Right) => {
    const before = known.get(key);
    return before === undefined || isLeft(before) ? untried(right, { ...deployed, recorded }) : before;
  };
  const verdicts: Verdicts = new Map([...rights].map(([key, right]) => [key, verdictOn(key, right)]));
  const waiting = chosen([...rights.keys()], known);
  const work = async () => {
    for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
      const right = rights.get(key);
      if (right === undefined) continue;
      const verdict = await tryWithout(right, { ...deployed, recorded });
      say(`${key} | ${verdict}`);
      writeVerdicts(verdicts.set(key, verdict));
    }
  };
  await Promise.all(Array.from({ length: Number(values.together) }, work));
  const missed = [...verdicts].filter(([, verdict]) => verdict.startsWith(unnoticed));
  say(`${missed.length} can be taken away and nobody notices`);
  process.exitCode = missed.length === 0 ? 0 : 1;
}

await main();
