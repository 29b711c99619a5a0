import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { type Person, signIn } from '#test/support/api.ts';
import { declare, scan, submission } from '#test/support/dossiers.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';
import { rate } from './floors.ts';
import { call } from './http.ts';

const concurrency = 16;
const long = 'ế'.repeat(2_000);

const ask = async ({ token }: Person, url: string, body?: unknown) => {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
  };
  const [method, sent] = body === undefined ? ['GET'] : ['POST', JSON.stringify(body)];
  const answer = await call(method ?? 'GET', url, headers, sent);
  if (answer.status >= 300) throw new Error(`${url} answered ${answer.status}: ${answer.body}`);
  return answer.body;
};

/** A dossier with as many files as its component takes, their names as long as they may be; gives its code. */
async function fullDossier(api: string, portal: Person): Promise<string> {
  const files = Array.from({ length: 3 }, (_, index) => ({
    component: 'declaration',
    ...declare(scan, `${'ế'.repeat(190)}${index}.pdf`),
  }));
  const body = await ask(portal, `${api}/v1/dossiers`, submission('H00.01', { files }));
  return z.object({ code: z.string() }).parse(JSON.parse(body.toString())).code;
}

/** Far more of the longest notes than a page of the list has room for. */
async function longNotes(api: string, reception: Person): Promise<void> {
  const note = { procedure: '2.000635', filing: 'online', channel: 'desk', question: long, note: long };
  for (let index = 0; index < 250; index += 1) await ask(reception, `${api}/v1/guidance`, note);
}

/** `node test/bench/lookups.ts`: looks per second, and how large the largest answers are; prints Markdown. */
async function main({ addresses: { api, ...others } }: LocalCloud) {
  const [portal, reception] = await Promise.all([
    signIn({ api, ...others }, 'cong-dvcqg'),
    signIn({ api, ...others }, 'tiep-nhan.an-binh'),
  ]);
  const code = await fullDossier(api, portal);
  await longNotes(api, reception);
  const looks: [string, Person, string][] = [
    ['a dossier with three files of long names, by its portal', portal, `/v1/dossiers/${code}`],
    ['its history', portal, `/v1/dossiers/${code}/events`],
    ['a hundred procedures of the catalogue', portal, '/v1/procedures?limit=100'],
    ['the description of one procedure', portal, '/v1/procedures/1.004873'],
    ['a page of the longest notes of guidance', reception, '/v1/guidance?limit=100'],
    ['the contract', portal, '/v1/openapi.json'],
  ];
  process.stdout.write('| looked at | bytes of the answer | per second | p50 ms | p99 ms |\n');
  process.stdout.write('| --- | --- | --- | --- | --- |\n');
  for (const [name, person, path] of looks) {
    const { length } = await ask(person, api + path);
    const { perSecond, p50, p99 } = await rate(concurrency, () => ask(person, api + path));
    const figures = [length.toLocaleString('en'), Math.round(perSecond), Math.round(p50), Math.round(p99)];
    process.stdout.write(`| ${name} | ${figures.join(' | ')} |\n`);
  }
}

const cloud = await startLocalCloud();
try {
  await main(cloud);
} finally {
  await cloud.close();
}
