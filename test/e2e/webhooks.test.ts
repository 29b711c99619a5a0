import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, signInAll } from '#test/support/cast.ts';
import { moveClock } from '#test/support/control.ts';
import { eventually, look } from '#test/support/dossiers.ts';
import { handedIn } from '#test/support/lives.ts';
import { freePorts, type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';
import { verified } from '#test/support/notices.ts';
import { type Listening, listeningPortal } from '#test/support/portal.ts';
import { unfinished } from '#test/support/queues.ts';

const secret = `whsec_${randomBytes(32).toString('base64')}`;
let cloud: LocalCloud;
let cast: Cast;
let portal: Listening;
/** Takes every call, and never answers. */
let hanging: Listening;
/** What the portal answers next; when it has run out, that it has taken the notice. */
const answers: number[] = [];

beforeAll(async () => {
  portal = await listeningPortal(await freePorts(), secret, () => answers.shift() ?? 204);
  hanging = await listeningPortal(await freePorts(), secret, () => undefined, 'cong-tinh');
  cloud = await startLocalCloud({ publish: [portal.file, hanging.file] });
  cast = await signInAll(cloud.addresses);
});
afterAll(async () => {
  await cloud.close();
  await portal.close();
  await hanging.close();
});

/** Every time that the portal was told that the dossier is submitted. */
const noticesOf = (code: string) => portal.received.filter(({ event }) => event.subject === code);

const notifiedTimes = (code: string, times: number) =>
  eventually(
    async () => noticesOf(code),
    (notices) => notices.length >= times,
  );

/** Waits for the synchronisation line of a dossier, which stands apart from its status. */
const inSync = async (code: string, state: string) => {
  const { sync } = await eventually(
    () => look(cast.portal, code),
    (dossier) => dossier.sync?.state === state,
  );
  return sync;
};

const nothingLeft = () =>
  eventually(
    () => unfinished(cloud.addresses),
    (queues) => queues.length === 0,
  );

describe('a notice that the portal does not take', () => {
  it.each([503, 302, 404])('is sent again, under the same id and signed anew (%i)', async (refusal) => {
    answers.push(refusal);
    const code = await handedIn(cast.portal);
    await notifiedTimes(code, 1);
    await inSync(code, 'failing');
    await moveClock(cloud.addresses, { advance: 'PT15M' });
    const [first, second] = await notifiedTimes(code, 2);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.headers['webhook-timestamp']).not.toBe(first?.headers['webhook-timestamp']);
    for (const one of noticesOf(code)) expect(verified(one, secret)).toEqual(one.event);
    await nothingLeft();
    expect(noticesOf(code)).toHaveLength(2);
    expect((await inSync(code, 'told'))?.failing).toBeUndefined();
  });
});

describe('a notice to a portal that says that nobody listens there any more (410)', () => {
  it('is not sent again', async () => {
    answers.push(410);
    const code = await handedIn(cast.portal);
    await notifiedTimes(code, 1);
    await nothingLeft();
    await moveClock(cloud.addresses, { advance: 'PT15M' });
    await sleep(1_500);
    expect(noticesOf(code)).toHaveLength(1);
  });
});

/** Notices that are queued or being sent. */
const waitingNotices = async () =>
  (await unfinished(cloud.addresses))
    .filter(({ queue }) => queue.toLowerCase().includes('deliver'))
    .reduce((sum, { messages }) => sum + messages, 0);

describe('a notice to a portal that answers', () => {
  it('overtakes all that came before it to another one that hangs', async () => {
    const waiting = await Promise.all(Array.from({ length: 20 }, () => handedIn(cast.otherPortal)));
    // All of them are queued, and the first have been tried, before ours exist.
    await eventually(waitingNotices, (count) => count >= waiting.length);
    await eventually(
      async () => hanging.received,
      (calls) => calls.length > 0,
    );
    const codes = await Promise.all(Array.from({ length: 5 }, () => handedIn(cast.portal)));
    for (const code of codes) await notifiedTimes(code, 1);
    // Every one of those that came first still waits.
    expect(await waitingNotices()).toBeGreaterThanOrEqual(waiting.length);
    expect(codes.map((code) => noticesOf(code).length)).toEqual(codes.map(() => 1));
  });
});
