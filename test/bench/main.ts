import { startLocalCloud } from '#test/support/local-cloud.ts';
import { coldStarts } from './cold-start.ts';
import { floors } from './floors.ts';
import { coldTable, countTable, floorTable, functionTable, machine, speedTable } from './report.ts';
import { run } from './run.ts';

const concurrency = 16;
const say = (text: string) => {
  process.stdout.write(`${text}\n\n`);
};

/** `npm run bench [lives]`: the whole life of a dossier, its floors and its counts; prints Markdown. */
async function main(lives: number) {
  say(`## ${machine()}, ${new Date().toISOString().slice(0, 10)}`);
  say('### Speed');
  say(speedTable(await run({ lives, concurrency, warmUp: 100 }), concurrency));
  say('### Floors in the same run');
  const cloud = await startLocalCloud();
  try {
    say(floorTable(await floors(cloud.addresses, concurrency)));
  } finally {
    await cloud.close();
  }
  say('### Counts and dollars (a run of its own, with every DynamoDB request counted)');
  const counted = await run({ lives: Math.min(lives, 300), concurrency, warmUp: 20, flags: ['--count'] });
  say(countTable(counted));
  say(functionTable(counted));
  say('### Cold start');
  say(coldTable(coldStarts()));
}

await main(Number(process.argv[2] ?? 1_000));
