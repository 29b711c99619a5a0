import { randomBytes } from 'node:crypto';
import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Verification } from '#shared/api/views/archive.ts';
import { page } from '#shared/api/views/dossier.ts';
import { hashOfRoot, SignedRoot } from '#shared/archive/proof/day-root.ts';
import { localDate } from '#shared/kernel/time.ts';
import { personWith } from '#test/support/api.ts';
import { s3Of } from '#test/support/aws.ts';
import { type Cast, signInAll } from '#test/support/cast.ts';
import { moveClock, timeOf } from '#test/support/control.ts';
import {
  complete,
  eventually,
  expectStatus,
  inStatus,
  look,
  scan,
  submit,
  upload,
} from '#test/support/dossiers.ts';
import { flawIn, storeOf } from '#test/support/journals.ts';
import { benchSubmission, handedIn, sealed, untilSealed } from '#test/support/lives.ts';
import { freePorts, type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';
import { type Listening, listeningPortal } from '#test/support/portal.ts';
import { assemblyAt } from '#test/support/queues.ts';

const hour = 3_600_000;
const day = 24 * hour;
const why = 'Kiểm tra đồng hồ';

let cloud: LocalCloud;
let portal: Listening;
let cast: Cast;
const codes: string[] = [];

beforeAll(async () => {
  portal = await listeningPortal(await freePorts(), `whsec_${randomBytes(32).toString('base64')}`);
  cloud = await startLocalCloud({ publish: [portal.file] });
  cast = await signInAll(cloud.addresses);
});
afterAll(async () => {
  await cloud.close();
  await portal.close();
});

/** Moves the clock by so many milliseconds, back where they are negative. */
async function move(milliseconds: number) {
  const now = Date.parse(await timeOf(cloud.addresses));
  await moveClock(cloud.addresses, { to: new Date(now + milliseconds).toISOString() });
}

const flawOf = async (code: string) => flawIn(await storeOf(cloud.addresses), code);

describe.each([
  ['an hour', hour],
  ['a day', day],
  ['a year', 365 * day],
])('a clock that goes back by %s between acts, and forward again', (_, back) => {
  let code: string;

  it('refuses tokens and upload addresses from what is now the future, as AWS does', async () => {
    const { token } = await signInAll(cloud.addresses).then(({ portal: fresh }) => fresh);
    const draft = await submit(cast.portal, benchSubmission());
    code = draft.code;
    codes.push(code);
    await move(-back);
    const future = await personWith(cloud.addresses.api, 'cong-dvcqg', token).get('/v1/procedures');
    expect(future.status).toBe(401);
    await expect(upload(draft.uploads[0], scan)).rejects.toThrow('403');
    await move(back);
    await upload(draft.uploads[0], scan);
    await inStatus(cast.portal, code, 'submitted');
  });

  it('leaves every journal in order, and every deadline where it was', async () => {
    const { reception, specialist, leader } = cast;
    await move(-back);
    const { deadline } = await complete(reception, code, { outcome: 'accept' });
    await move(back);
    expect((await look(specialist, code)).deadline?.dueAt).toBe(deadline?.dueAt);
    expect(Date.parse(deadline?.dueAt ?? '')).toBeGreaterThan(Date.parse(await timeOf(cloud.addresses)));
    await complete(specialist, code, { outcome: 'advance' });
    await move(-back);
    await complete(leader, code, { outcome: 'return' });
    await move(back);
    await untilSealed(cast.portal, code);
    expect(await flawOf(code)).toBeUndefined();
  });
});

describe('a deadline', () => {
  it('is warned of and missed once each, however often the clock passes it', async () => {
    const code = await handedIn(cast.portal);
    await complete(cast.reception, code, { outcome: 'accept' });
    const dueAt = Date.parse((await look(cast.specialist, code)).task?.dueAt ?? '');
    const to = (milliseconds: number) =>
      moveClock(cloud.addresses, { to: new Date(milliseconds).toISOString() });
    const until = (field: 'warned' | 'overdue') =>
      eventually(
        () => look(cast.specialist, code),
        ({ task }) => task?.[field] === true,
      );
    await to(dueAt - hour / 2);
    await until('warned');
    await to(dueAt - day);
    await to(dueAt - hour / 2);
    await to(dueAt + 1_000);
    await until('overdue');
    await to(dueAt - 365 * day);
    await to(dueAt + 2 * hour);
    await complete(cast.specialist, code, { outcome: 'advance' });
    await complete(cast.leader, code, { outcome: 'return' });
    await untilSealed(cast.portal, code);
    codes.push(code);
    const journal = await (await storeOf(cloud.addresses)).journal(code);
    const types = journal.flatMap(({ events }) => events.map(({ type }) => type));
    expect(types.filter((type) => /^task\.(warned|overdue)$/.test(type))).toEqual([
      'task.warned',
      'task.overdue',
    ]);
    // Told by one id, which a second delivery would share.
    const notices = async () => {
      const own = portal.received.map(({ event }) => event).filter(({ subject }) => subject === code);
      return new Set(own.filter(({ type }) => type.includes('overdue')).map(({ id }) => id));
    };
    expect((await eventually(notices, ({ size }) => size > 0)).size).toBe(1);
    expect(await flawOf(code)).toBeUndefined();
  });
});

describe('the proofs', () => {
  const root = async (of: string) => (await fetch(`${cloud.addresses.api}/v1/proofs/${of}`)).status;
  const nextNight = async () => {
    const today = localDate(await timeOf(cloud.addresses));
    await move(day);
    await eventually(
      () => root(today),
      (status) => status === 200,
    );
  };

  it('go on night by night after a dossier was sealed on a day that was signed', async () => {
    await nextNight();
    await move(-day);
    codes.push(await sealed(cast));
    await move(day);
    await nextNight();
    await nextNight();
    const answer = await fetch(`${cloud.addresses.api}/v1/proofs?limit=50`);
    const { items } = page(SignedRoot).parse(await answer.json());
    for (const [index, { record }] of items.entries()) {
      const before = items[index + 1];
      if (before === undefined) continue;
      expect(record.previous).toBe(hashOfRoot(before));
      expect(record.day > before.record.day, `${record.day} after ${before.record.day}`).toBe(true);
    }
  });

  it('are there once each, and prove every dossier', async () => {
    const s3 = await s3Of(cloud.addresses);
    const Bucket = assemblyAt(cloud.addresses).buckets.find(({ objectLock }) => objectLock)?.name;
    const listing = { Bucket, Prefix: 'proofs/' };
    const { Versions = [] } = await s3.send(new ListObjectVersionsCommand(listing));
    expect(new Set(Versions.map(({ Key }) => Key)).size).toBe(Versions.length);
    for (const code of codes) {
      const proof = await cast.auditor.get(`/v1/archive/${code}/proof?purpose=${encodeURIComponent(why)}`);
      expect(proof.status, code).toBe(200);
      const answer = await cast.auditor.post(`/v1/archive/${code}/verification`, { body: { purpose: why } });
      expect(expectStatus(answer, 200, Verification).ok, code).toBe(true);
      expect(await flawOf(code)).toBeUndefined();
    }
  });
});
