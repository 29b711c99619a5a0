import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '#shared/api/operations.ts';
import { type Person, personWith } from '#test/support/api.ts';
import { type Cast, signInAll, unit } from '#test/support/cast.ts';
import { eventually, look, submission } from '#test/support/dossiers.ts';
import { handedIn } from '#test/support/lives.ts';
import { freePorts, type LocalCloud } from '#test/support/local-cloud.ts';
import { startPayingCloud } from '#test/support/payments.ts';
import { type Listening, listeningPortal } from '#test/support/portal.ts';
import { badRequests } from './bad-requests.ts';
import { checker, OpenApi, observed, type Seen } from './contract-checks.ts';
import type { Subject } from './operating.ts';
import { calls, leavePast } from './rights-calls.ts';
import { type CallerKind, readRights } from './rights-table.ts';

let cloud: LocalCloud;
let portal: Listening;
let cast: Cast;
let nobody: Person;
let check: ReturnType<typeof checker>;
const seen: Seen[] = [];

beforeAll(async () => {
  portal = await listeningPortal(await freePorts(), `whsec_${randomBytes(32).toString('base64')}`);
  cloud = await startPayingCloud([
    portal.file,
    'test/data/local-officer.json',
    'test/data/local-carrier.json',
  ]);
  await leavePast(cloud.addresses);
  const people = Object.entries(await signInAll(cloud.addresses));
  cast = Object.fromEntries(people.map(([part, person]) => [part, observed(person, seen)])) as Cast;
  nobody = observed(personWith(cloud.addresses.api, 'nobody', ''), seen);
  const answer = await fetch(`${cloud.addresses.api}/v1/openapi.json`);
  expect(answer.headers.get('content-type')).toBe('application/vnd.oai.openapi+json;version=3.1');
  check = checker(OpenApi.parse(await answer.json()));
});
afterAll(async () => {
  await cloud.close();
  await portal.close();
});

/** Who of the cast stands for a kind of caller in the table of rights. */
const playing: Partial<Record<CallerKind, keyof Cast>> = {
  owner: 'portal',
  portal2: 'otherPortal',
  recept: 'reception',
  special: 'specialist',
  leader: 'leader',
  clerk: 'clerk',
  recept2: 'otherReception',
  auditor: 'auditor',
  manager: 'manager',
};

/** Subjects that were only looked at. */
const unchanged = new Map<unknown, Subject>();

/** Everybody tries once; who may, comes last, because then the subject has changed. */
async function everybodyTries(operation: string, cells: ReturnType<typeof readRights>[number]['cells']) {
  const call = calls[operation];
  if (call === undefined) throw new Error(`nobody says how ${operation} is called`);
  const known = call.changes ? undefined : unchanged.get(call.prepare);
  const subject = await (known ?? call.prepare(cast));
  if (!call.changes) unchanged.set(call.prepare, subject);
  await call.send(nobody, subject);
  const parts = cells.toSorted((a, b) => Number(a.cell === 'yes') - Number(b.cell === 'yes'));
  for (const { caller } of parts) {
    const part = playing[caller];
    if (part !== undefined) await call.send(cast[part], subject);
  }
}

describe('every answer of the API', () => {
  it.each(readRights())('is as described, whoever asks: $operation', async ({ operation, cells }) => {
    const before = seen.length;
    await everybodyTries(operation, cells);
    const faults = seen.slice(before).map((one) => check.faultOf(one));
    expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
  });

  it('is as described where the request is bad', async () => {
    const open = await handedIn(cast.portal, submission(unit));
    const held = await handedIn(cast.portal, submission(unit));
    const { version } = await look(cast.leader, held);
    await cast.leader.post(`/v1/tasks/${held}~1/assign`, {
      body: { officer: 'tiep-nhan-2.an-binh' },
      version,
    });
    await cast.reception.post(`/v1/tasks/${open}~1/claim`, { version });
    const before = seen.length;
    for (const { send } of badRequests) await send({ cast, open, held, version: version + 1 }, {});
    expect(seen.length - before).toBe(badRequests.length);
    const faults = seen.slice(before).map((one) => check.faultOf(one));
    expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
  });

  it('is as described where nothing has changed since (304)', async () => {
    const path = `/v1/dossiers/${await handedIn(cast.portal)}`;
    const again = async () => {
      const { headers } = await cast.portal.get(path);
      return cast.portal.get(path, { 'if-none-match': headers.get('etag') ?? '' });
    };
    // A notice that the portal takes meanwhile changes what is shown: both are asked until nothing came between.
    await eventually(again, ({ status }) => status === 304);
    expect(check.faultOf(seen.at(-1) as Seen)).toBeUndefined();
  });

  it('is never a 304 to somebody who did something', async () => {
    const code = await handedIn(cast.portal);
    const { version } = await look(cast.portal, code);
    const answer = await cast.portal.post(`/v1/dossiers/${code}/withdrawal`, {
      body: { reason: 'Đổi ý.' },
      headers: { 'if-none-match': `"${version + 1}"` },
    });
    expect(answer.status).toBe(200);
  });
});

describe('the document', () => {
  it('describes the operations that are served, and nothing else', () => {
    const granted = seen.filter(({ answer }) => answer.status < 400).map(check.idOf);
    // A provider's signature is nobody's here: payments.test.ts lets one call back.
    const others = operations.map(({ id }) => id).filter((id) => id !== 'takeCallback');
    expect(new Set(granted)).toEqual(new Set(others));
  });

  it('would have let through every request that was granted', () => {
    const faults = seen.map(check.refusalOf);
    expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
  });

  it('describes every notice that a portal gets', async () => {
    const { received } = portal;
    await eventually(
      async () => received.map(({ event }) => event.type),
      (types) => types.includes('vn.gov.motcua.dossier.sealed.v1'),
    );
    const faults = received.map(({ event }) => check.noticeFault(event.type, event));
    expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
  });
});
