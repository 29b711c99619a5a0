import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { isClosed } from '#shared/dossier/dossier.ts';
import { type Cast, signInAll } from '#test/support/cast.ts';
import { countersOf, moveClock, resetCounters, timeOf } from '#test/support/control.ts';
import { eventually, expectStatus, scan, submit, upload } from '#test/support/dossiers.ts';
import { storeOf } from '#test/support/journals.ts';
import { benchSubmission, sealed } from '#test/support/lives.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';
import { ordinaryWeeks } from '#test/support/working-week.ts';

/** Long enough that what follows one act has come to rest before the next, so that nothing is shared by chance. */
const rest = 3_000;

/** One portal may send five requests and then one an hour, whatever this machine can do. */
const limited = { 'portal:cong-tinh': { requests: 5, seconds: 18_000, free: 0, lease: 2 } };

let cloud: LocalCloud;
let cast: Cast;

beforeAll(async () => {
  cloud = await startLocalCloud({ flags: ['--count', '--limits', JSON.stringify(limited)] });
  // In working hours each step has a due time of its own, and each of them moves the timer.
  await moveClock(cloud.addresses, { to: ordinaryWeeks(await timeOf(cloud.addresses))(1, '08:00:00') });
  cast = await signInAll(cloud.addresses);
  await sealed(cast);
});
afterAll(() => cloud.close());

/** A life as the bench lives it: nobody waits longer than for what comes next. */
async function busy() {
  const store = await storeOf(cloud.addresses);
  const { code, uploads } = await submit(cast.portal, benchSubmission());
  await upload(uploads[0], scan);
  await eventually(
    () => store.find(code),
    (dossier) => dossier?.status === 'submitted',
  );
  await act(code);
}

const Version = z.object({ version: z.int(), task: z.object({ id: z.string() }).optional() });

async function act(code: string, pause = 0) {
  let [task, version] = [`${code}~1`, 2];
  for (const [officer, outcome] of [
    [cast.reception, 'accept'],
    [cast.specialist, 'advance'],
    [cast.leader, 'return'],
  ] as const) {
    const answer = await officer.post(`/v1/tasks/${task}/complete`, { body: { outcome }, version });
    const after = expectStatus(answer, 200, Version);
    [task, version] = [after.task?.id ?? '', after.version];
    await sleep(pause);
  }
}

/** A life without hurry and without a needless question: what is watched, is watched in the table. */
async function unhurried() {
  const store = await storeOf(cloud.addresses);
  const { code, uploads } = await submit(cast.portal, benchSubmission());
  await upload(uploads[0], scan);
  const seen = async (wanted: (dossier: Awaited<ReturnType<typeof store.find>>) => boolean) => {
    await eventually(() => store.find(code), wanted);
    await sleep(rest);
  };
  await seen((dossier) => dossier?.status === 'submitted');
  await act(code, rest);
  await seen((dossier) => dossier !== undefined && isClosed(dossier) && dossier.package !== undefined);
}

const counted = async (lives: number) => {
  const { transitions, invocations, dynamodb } = await countersOf(cloud.addresses);
  const called = Object.values(invocations).reduce((sum, count) => sum + count, 0) / lives;
  const figures = {
    transitions: transitions / lives,
    writeUnits: (dynamodb?.writeUnits ?? 0) / lives,
    called,
  };
  console.log(figures, invocations);
  return figures;
};

it('counts what one life of three officers’ tasks costs that shares nothing with any other', async () => {
  await sleep(rest);
  await resetCounters(cloud.addresses);
  await unhurried();
  const { transitions, writeUnits, called } = await counted(1);
  expect(transitions).toBeLessThanOrEqual(7);
  // Two of each act are the line of the work list, which moves to where it changed last.
  // One of them is its place in the changes of its portal, which is one for each hour.
  expect(writeUnits).toBeLessThanOrEqual(41);
  // Eleven of them are the stream's two consumers, called for one record at a time: on a busy day they share batches.
  expect(called).toBeLessThanOrEqual(17);
}, 60_000);

it('counts what a life costs on a busy day, and keeps within the bounds', async () => {
  const [lives, concurrency] = [48, 16];
  await sleep(rest);
  await resetCounters(cloud.addresses);
  let left = lives;
  const worker = async () => {
    while (left-- > 0) await busy();
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  await sleep(rest);
  const { transitions, writeUnits, called } = await counted(lives);
  expect(transitions).toBeLessThanOrEqual(7);
  expect(writeUnits).toBeLessThanOrEqual(40);
  expect(called).toBeLessThanOrEqual(14);
}, 120_000);

it('refuses a portal that hammers, serves every other one, and spends next to no write on it', async () => {
  await sleep(rest);
  await resetCounters(cloud.addresses);
  const list = '/v1/procedures?limit=1';
  const hammered = await Promise.all(Array.from({ length: 60 }, () => cast.otherPortal.get(list)));
  const refused = hammered.filter(({ status }) => status === 429);
  expect(hammered.filter(({ status }) => status === 200)).toHaveLength(5);
  expect(refused).toHaveLength(55);
  for (const { headers, body } of refused) {
    expect(body).toMatchObject({ code: 'too-many-requests', status: 429 });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(3_500);
    // Whole seconds, counted to a whole second of the clock.
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(3_601);
    expect(headers.get('ratelimit-policy')).toBe('"portal";q=5;w=18000');
  }
  const others = await Promise.all(Array.from({ length: 60 }, () => cast.portal.get(list)));
  expect(others.filter(({ status }) => status !== 200)).toEqual([]);
  // Three leases and the refusal; the quiet portal and the refused requests cost none.
  expect((await countersOf(cloud.addresses)).dynamodb?.writeUnits).toBeLessThanOrEqual(8);
  // What it was told is true: after that time it is served.
  await moveClock(cloud.addresses, { advance: `PT${refused[0]?.headers.get('retry-after')}S` });
  expect((await cast.otherPortal.get(list)).status).toBe(200);
  expect((await cast.otherPortal.get(list)).status).toBe(429);
});
