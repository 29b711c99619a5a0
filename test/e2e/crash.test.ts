import { randomBytes } from 'node:crypto';
import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { paginateListExecutions } from '@aws-sdk/client-sfn';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isClosed } from '#shared/dossier/dossier.ts';
import { itemsOf, s3Of, sfnOf } from '#test/support/aws.ts';
import { type Cast, signInAll } from '#test/support/cast.ts';
import { eventually } from '#test/support/dossiers.ts';
import { allDossiers, flawIn, storeOf } from '#test/support/journals.ts';
import { freePorts, type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';
import { type Listening, listeningPortal } from '#test/support/portal.ts';
import { assemblyAt, unfinished } from '#test/support/queues.ts';
import { liveStubbornly } from './stubborn-life.ts';

const lives = 200;
const concurrency = 16;
const kills = 3;
/** Requests that change something: a submission, an upload, three officers' acts. */
const acts = lives * 5;
const seed = Number(process.env['CRASH_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

let cloud: LocalCloud;
let portal: Listening;
let cast: Cast;
const codes: string[] = [];
const killedAfter: number[] = [];

/** Numbers between 0 and 1 that follow from a seed (mulberry32). */
function randomFrom(start: number) {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One page of one blank sheet: small, so that the time goes into the dossiers. */
async function sheet() {
  const document = await PDFDocument.create();
  document.addPage();
  return document.save();
}

/** Says at each act whether the cloud falls now: once in each third of them, at a moment that the seed knows. */
function fate(random: () => number) {
  const third = acts / kills;
  const moments = Array.from({ length: kills }, (_, index) => Math.floor((index + random()) * third));
  let done = 0;
  let falling: Promise<void> = Promise.resolve();
  const fall = async (after: number) => {
    await new Promise((resolve) => setTimeout(resolve, random() * 40));
    await cloud.kill();
    killedAfter.push(after);
    const port = Number(new URL(cloud.addresses.api).port);
    cloud = await startLocalCloud({ directory: cloud.directory, port, seeded: true });
  };
  return {
    act() {
      done += 1;
      const after = done;
      if (moments.includes(after)) falling = falling.then(() => fall(after));
    },
    over: () => falling,
  };
}

beforeAll(async () => {
  console.log(`CRASH_SEED=${seed}`);
  portal = await listeningPortal(await freePorts(), `whsec_${randomBytes(32).toString('base64')}`);
  cloud = await startLocalCloud({ publish: [portal.file] });
  cast = await signInAll(cloud.addresses);
});
afterAll(async () => {
  await cloud.close();
  await portal.close();
});

describe(`${lives} lives, ${concurrency} at a time, through ${kills} kills (CRASH_SEED=${seed})`, () => {
  it('all end, and every dossier is sealed', { timeout: 180_000 }, async () => {
    const { act, over } = fate(randomFrom(seed));
    const scan = await sheet();
    let left = lives;
    const worker = async () => {
      while (left-- > 0) codes.push(await liveStubbornly(cast, scan, act));
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
    await over();
    console.log(`killed after ${killedAfter.join(', ')} of ${acts} acts`);
    expect(killedAfter).toHaveLength(kills);
    const store = await storeOf(cloud.addresses);
    const open = async () => {
      const dossiers = await Promise.all(codes.map((code) => store.find(code)));
      return dossiers.flatMap((dossier) =>
        dossier && isClosed(dossier) && dossier.package ? [] : [`${dossier?.code} ${dossier?.status}`],
      );
    };
    expect(await eventually(open, (still) => still.length === 0, 60)).toEqual([]);
  });

  it('are as many dossiers as keys, none twice', async () => {
    expect(new Set(codes).size).toBe(lives);
    const begun = (await allDossiers(cloud.addresses)).map(({ code }) => code);
    expect(begun.toSorted()).toEqual(codes.toSorted());
    const used = (await itemsOf(cloud.addresses)).filter(({ sk }) => sk === 'KEY');
    expect(used).toHaveLength(lives);
  });

  it('are one package each', async () => {
    const s3 = await s3Of(cloud.addresses);
    const Bucket = assemblyAt(cloud.addresses).buckets.find(({ objectLock }) => objectLock)?.name;
    const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    expect(Versions.map(({ Key }) => Key).toSorted()).toEqual(codes.map((code) => `${code}.zip`).toSorted());
    expect(DeleteMarkers).toEqual([]);
  });

  it('have journals that verify and tell the state that is stored', async () => {
    const store = await storeOf(cloud.addresses);
    const flaws = await Promise.all(codes.map((code) => flawIn(store, code)));
    expect(flaws.filter((flaw) => flaw !== undefined)).toEqual([]);
  });

  it('leave no execution running, no work undone and no dead letter', async () => {
    const [machine] = assemblyAt(cloud.addresses).machines;
    const client = sfnOf(cloud.addresses);
    const running = async () => {
      const names: string[] = [];
      const query = { stateMachineArn: machine?.arn, statusFilter: 'RUNNING' as const };
      for await (const { executions = [] } of paginateListExecutions({ client }, query)) {
        names.push(...executions.flatMap(({ name }) => name ?? []));
      }
      return { names, queues: await unfinished(cloud.addresses) };
    };
    const settled = await eventually(running, ({ names, queues }) => names.length + queues.length === 0, 60);
    expect(settled).toEqual({ names: [], queues: [] });
  });

  it('were told to the portal, each step at least once', async () => {
    const steps = ['submitted', 'accepted', 'closed', 'sealed'];
    const owed = codes.flatMap((code) => steps.map((step) => `${code} vn.gov.motcua.dossier.${step}.v1`));
    // The last notices are on their way when the last dossier is seen to be sealed.
    const missing = async () => {
      const told = new Set(portal.received.map(({ event }) => `${event.subject} ${event.type}`));
      return owed.filter((one) => !told.has(one));
    };
    expect(await eventually(missing, (left) => left.length === 0)).toEqual([]);
  });
});
