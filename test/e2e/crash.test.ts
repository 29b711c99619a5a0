import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Verification } from '#shared/api/views/archive.ts';
import { type Cast, signInAll } from '#test/support/cast.ts';
import { moveClock } from '#test/support/control.ts';
import { eventually, expectStatus } from '#test/support/dossiers.ts';
import { freePorts, type LocalCloud } from '#test/support/local-cloud.ts';
import { startPayingCloud } from '#test/support/payments.ts';
import { type Listening, listeningPortal } from '#test/support/portal.ts';
import { begun, flaws, happened, leftUndone, packages, unsealed } from './nothing-lost.ts';
import { type Kind, kinds, liveStubbornly, persist, type World } from './stubborn-life.ts';

/** Of every six lives, these. */
const six: Kind[] = ['plain', 'supplemented', 'plain', 'paid', 'plain', 'made'];
const lives = 60;
const concurrency = 12;
/** What is killed, one after the other. */
const falls = ['cloud', 'readers', 'engine', 'cloud', 'readers', 'engine', 'cloud'] as const;
/** Fewer than there are, so that every fall comes: each life but those that machinery leads has at least five. */
const acts = (lives * 5 * 5) / 6;
const seed = Number(process.env['CRASH_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

let cloud: LocalCloud;
let portal: Listening;
let cast: Cast;
let world: World;
const codes: string[] = [];
const kindOf = new Map<string, Kind>();
const accepted: { code: string; key: string }[] = [];
/** What a life of each kind leaves that nothing disturbed. */
const undisturbed = new Map<Kind, { events: string[]; notices: string[] }>();

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
const random = randomFrom(seed);
const moment = () => new Promise((resolve) => setTimeout(resolve, random() * 40));

/** One page of one blank sheet: small, so that the time goes into the dossiers. */
async function sheet() {
  const document = await PDFDocument.create();
  document.addPage();
  return document.save();
}

type Process = { pid: number; parent: number; group: number; command: string };

const processes = (): Process[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid=,pgid=,args='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const [, pid, parent, group, command = ''] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return pid ? [{ pid: Number(pid), parent: Number(parent), group: Number(group), command }] : [];
    });

/** The processes that open files for the cloud, each alone with its bounds. */
const readers = () =>
  processes().filter(
    ({ parent, command }) => parent === cloud.process.pid && command.includes(' --permission '),
  );

/** The DynamoDB engine itself, not the shell that looks after it. */
function engine() {
  const leader = Number(readFileSync(join(cloud.directory, 'dynamodb.pid'), 'utf8'));
  return processes().filter(
    ({ pid, group, command }) => group === leader && pid !== leader && command.includes(' serve '),
  );
}

async function killOf(found: () => Process[]) {
  for (const { pid } of await eventually(
    async () => found(),
    (all) => all.length > 0,
  )) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has just ended by itself.
    }
  }
}

const kill: Record<(typeof falls)[number], () => Promise<void>> = {
  async cloud() {
    await cloud.kill();
    cloud = await cloud.again();
  },
  readers: () => killOf(readers),
  engine: () => killOf(engine),
};

/** Says at each act whether something falls now: once in each part of them, at a moment that the seed knows. */
function fate() {
  const part = acts / falls.length;
  const moments = falls.map((what, index) => ({ what, after: Math.floor((index + random()) * part) + 1 }));
  let done = 0;
  let falling: Promise<void> = Promise.resolve();
  return {
    act() {
      done += 1;
      const due = moments.find(({ after }) => after === done);
      if (due) falling = falling.then(moment).then(kill[due.what]);
    },
    moments,
    over: () => falling,
  };
}

/** Each notice once, by its own id: what was told twice was told under one. */
const noticesOf = (code: string) => {
  const own = portal.received.filter(({ event }) => event.subject === code);
  return [...new Map(own.map(({ event }) => [event.id, event.type])).values()].toSorted();
};

beforeAll(async () => {
  console.log(`CRASH_SEED=${seed}`);
  portal = await listeningPortal(await freePorts(), `whsec_${randomBytes(32).toString('base64')}`);
  cloud = await startPayingCloud([portal.file]);
  cast = await signInAll(cloud.addresses);
  const scan = await sheet();
  world = { cast, scan, act: () => undefined, accepted: (one) => void accepted.push(one) };
});
afterAll(async () => {
  await cloud.close();
  await portal.close();
});

async function live(kind: Kind, within: World = world) {
  const code = await liveStubbornly(within, kind);
  codes.push(code);
  kindOf.set(code, kind);
  return code;
}

describe(`${lives} lives, ${concurrency} at a time, through ${falls.length} kills (CRASH_SEED=${seed})`, () => {
  it('are led by what an undisturbed life of each kind leaves', async () => {
    for (const kind of kinds) {
      const code = await live(kind);
      const isLast = (types: string[]) => types.includes('vn.gov.motcua.dossier.sealed.v1');
      await eventually(async () => noticesOf(code), isLast);
      await leftUndone(cloud.addresses);
      undisturbed.set(kind, { events: await happened(cloud.addresses, code), notices: noticesOf(code) });
    }
  });

  it('all end, and every dossier is sealed', async () => {
    const { act, over, moments } = fate();
    let next = 0;
    const worker = async () => {
      for (let at = next++; at < lives; at = next++)
        await live(six[at % six.length] ?? 'plain', { ...world, act });
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
    await over();
    console.log(`killed ${moments.map(({ what, after }) => `${what} after ${after}`).join(', ')} acts`);
    expect(await unsealed(cloud.addresses, codes)).toEqual([]);
  });

  it('are as many dossiers as keys, none twice', async () => {
    expect(new Set(codes).size).toBe(lives + kinds.length);
    expect(await begun(cloud.addresses)).toEqual({ codes: codes.toSorted(), keys: codes.length });
  });

  it('are one package each', async () => {
    const keys = codes.map((code) => `${code}.zip`).toSorted();
    expect(await packages(cloud.addresses)).toEqual({ keys, deleted: [] });
  });

  it('leave no execution running, no work undone and no dead letter', async () => {
    expect(await leftUndone(cloud.addresses)).toEqual([]);
  });

  it('have journals in order, with every accepted act in them once, and what always happens', async () => {
    expect(await flaws(cloud.addresses, accepted, codes)).toEqual([]);
    for (const code of codes) {
      const { events } = undisturbed.get(kindOf.get(code) ?? 'plain') ?? {};
      expect(await happened(cloud.addresses, code), `${code} ${kindOf.get(code)}`).toEqual(events);
    }
  });

  it('were told to the portal: each notice, and twice only under the same id', async () => {
    const wrong = async () =>
      codes.filter((code) => {
        const { notices } = undisturbed.get(kindOf.get(code) ?? 'plain') ?? {};
        return noticesOf(code).join() !== notices?.join();
      });
    // The last notices are on their way when the last dossier is seen to be sealed.
    expect(await eventually(wrong, (left) => left.length === 0)).toEqual([]);
  });

  it('are proven the night after, though the cloud falls in that night, and all verify', async () => {
    await moveClock(cloud.addresses, { advance: 'P1D' });
    await moment();
    await kill.cloud();
    const why = 'Kiểm tra sau sự cố';
    const proof = (code: string) =>
      persist(() => cast.auditor.get(`/v1/archive/${code}/proof?purpose=${encodeURIComponent(why)}`));
    for (const code of codes) {
      await eventually(
        () => proof(code),
        ({ status }) => status === 200,
      );
      const answer = await cast.auditor.post(`/v1/archive/${code}/verification`, { body: { purpose: why } });
      expect(expectStatus(answer, 200, Verification).ok, code).toBe(true);
    }
  });
});
