import { type Person, signIn } from '#test/support/api.ts';
import { countersOf, resetCounters } from '#test/support/control.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';
import { rate } from './floors.ts';
import { call } from './http.ts';
import { fillUnit } from './open-tasks.ts';

const concurrency = 4;
const tasks = 5_000;
const ask = async ({ token }: Person, url: string) => {
  const answer = await call('GET', url, { authorization: `Bearer ${token}` });
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}: ${answer.body}`);
  return answer.body.length;
};

const looks = [
  '/v1/tasks',
  '/v1/tasks?view=mine',
  '/v1/tasks?view=mine&status=near',
  '/v1/tasks?q=nguyen%20thi%20duc',
  '/v1/tasks?q=nobody',
  '/v1/tasks?procedure=1.004873&role=reception&sort=-received',
  '/v1/tasks?sort=applicant&limit=100',
  '/v1/tasks/counts',
  `/v1/tasks/changes?since=${encodeURIComponent(new Date(Date.now() + 3_600_000).toISOString())}`,
];

/** `node test/bench/work-list.ts`: what a look at a work list of thousands costs; prints Markdown. */
async function main({ addresses }: LocalCloud) {
  await fillUnit(addresses, tasks);
  const reception = await signIn(addresses, 'tiep-nhan.an-binh');
  const costOf = async (path: string) => {
    await resetCounters(addresses);
    const started = performance.now();
    const bytes = await ask(reception, addresses.api + path);
    const milliseconds = performance.now() - started;
    const { requests, readUnits } = (await countersOf(addresses)).dynamodb;
    return { bytes, milliseconds, requests, readUnits };
  };
  const first = await costOf('/v1/tasks');
  process.stdout.write(
    `The first look of a function at a unit with ${tasks} open tasks: ${Math.round(first.milliseconds)} ms, ${first.requests} requests, ${first.readUnits} read units.\n\n`,
  );
  process.stdout.write('| look | bytes | requests | read units | per second | p50 ms | p99 ms |\n');
  process.stdout.write('| --- | --- | --- | --- | --- | --- | --- |\n');
  for (const path of looks) {
    const costs = [await costOf(path), await costOf(path), await costOf(path)];
    // Something of the deployment may read meanwhile.
    const { bytes, requests, readUnits } = costs.reduce((least, cost) =>
      cost.requests < least.requests ? cost : least,
    );
    const { perSecond, p50, p99 } = await rate(concurrency, () => ask(reception, addresses.api + path));
    const figures = [bytes, requests, readUnits, Math.round(perSecond), p50.toFixed(1), p99.toFixed(1)];
    process.stdout.write(`| \`${path.split('since')[0]}\` | ${figures.join(' | ')} |\n`);
  }
}

const cloud = await startLocalCloud({ flags: ['--count'] });
try {
  await main(cloud);
} finally {
  await cloud.close();
}
