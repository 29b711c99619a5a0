import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { operations } from '#shared/api/operations.ts';
import { HistoryView } from '#shared/api/views/dossier.ts';
import { type Person, personWith, type Response } from '#test/support/api.ts';
import { type Cast, otherUnit, signInAll, unit } from '#test/support/cast.ts';
import { expectStatus } from '#test/support/dossiers.ts';
import { allDossiers } from '#test/support/journals.ts';
import { benchSubmission, handedIn } from '#test/support/lives.ts';
import type { LocalCloud } from '#test/support/local-cloud.ts';
import { startPayingCloud } from '#test/support/payments.ts';
import { forged, issuersKey, resigned } from '#test/support/tokens.ts';
import type { Subject } from './operating.ts';
import { calls, leavePast } from './rights-calls.ts';
import { type CallerKind, type Cell, readRights } from './rights-table.ts';

let cloud: LocalCloud;
let cast: Cast;
let callers: Record<CallerKind, Person>;
const shared = new Map<unknown, Promise<Subject>>();

beforeAll(async () => {
  cloud = await startPayingCloud();
  const { token: expired } = (await signInAll(cloud.addresses)).portal;
  await leavePast(cloud.addresses);
  cast = await signInAll(cloud.addresses);
  callers = await everyKind(expired);
});
afterAll(() => cloud.close());

async function everyKind(expired: string): Promise<Record<CallerKind, Person>> {
  const { token } = cast.portal;
  const key = await issuersKey(cloud);
  const bearing = (id: string, text: string) => personWith(cloud.addresses.api, id, text);
  return {
    owner: cast.portal,
    portal2: cast.otherPortal,
    recept: cast.reception,
    special: cast.specialist,
    leader: cast.leader,
    clerk: cast.clerk,
    recept2: cast.otherReception,
    special2: cast.otherSpecialist,
    leader2: cast.otherLeader,
    auditor: cast.auditor,
    manager: cast.manager,
    none: bearing('none', ''),
    expired: bearing('expired', expired),
    forged: bearing('forged', await forged(token)),
    audience: bearing('audience', await resigned(token, key, { aud: 'another-api' })),
    stranger: bearing('stranger', await resigned(token, key, { actor: 'robot' })),
  };
}

/** The subject that everybody who is refused shares; whoever is not gets one that nobody has touched. */
function subjectOf(operation: string, cell: Cell): Promise<Subject> {
  const { changes, prepare } = callOf(operation);
  if (changes && cell === 'yes') return prepare(cast);
  const known = shared.get(prepare) ?? prepare(cast);
  shared.set(prepare, known);
  return known;
}

function callOf(operation: string) {
  const call = calls[operation];
  if (call === undefined) throw new Error(`nobody says how ${operation} is called`);
  return call;
}

const Problem = z.looseObject({ code: z.string(), instance: z.string(), traceId: z.string() });

/** What is left of a refusal without what names the request. */
function likeness({ status, headers, body }: Response) {
  const problem = Problem.parse(body);
  const text = JSON.stringify({ ...problem, instance: '', traceId: '' });
  const passing = ['date', 'apigw-requestid', 'content-length'];
  return { status, text, headers: [...headers].filter(([name]) => !passing.includes(name)) };
}

/** A subject that has never been, named like the one that is. */
const neverBeen = ({ code, task, ...rest }: Subject): Subject => {
  const other = `${code.slice(0, code.lastIndexOf('-'))}-9999999`;
  return { ...rest, code: other, task: task.replace(code, other) };
};

const checks: Record<Cell, (operation: string, caller: CallerKind) => Promise<void>> = {
  async yes(operation, caller) {
    const answer = await callOf(operation).send(callers[caller], await subjectOf(operation, 'yes'));
    const { success } = operations.find(({ id }) => id === operation) ?? {};
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status: success?.status });
  },
  kind: refusedAs(403, 'forbidden'),
  role: refusedAs(403, 'wrong-role'),
  held: refusedAs(409, 'task-held'),
  who: refusedAs(401, 'unauthenticated'),
  sign: refusedAs(401, 'unauthenticated'),
  async hide(operation, caller) {
    const { send } = callOf(operation);
    const subject = await subjectOf(operation, 'hide');
    const [real, invented] = [
      await send(callers[caller], subject),
      await send(callers[caller], neverBeen(subject)),
    ];
    expect(real.status).toBe(404);
    expect(likeness(real)).toEqual(likeness(invented));
  },
  async 401(operation, caller) {
    const { status, body } = await callOf(operation).send(callers[caller], await subjectOf(operation, '401'));
    expect({ status, body }).toEqual({ status: 401, body: { message: 'Unauthorized' } });
  },
};

function refusedAs(status: number, code: string) {
  return async (operation: string, caller: CallerKind) => {
    const answer = await callOf(operation).send(callers[caller], await subjectOf(operation, 'kind'));
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status, body: { status, code } });
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  };
}

describe('the table of rights', () => {
  it('has a row for every operation of the contract, and a call for each', () => {
    const served = operations.map(({ id }) => id).toSorted();
    expect(
      readRights()
        .map(({ operation }) => operation)
        .toSorted(),
    ).toEqual(served);
    expect(Object.keys(calls).toSorted()).toEqual(served);
  });

  it('agrees with the contract on who may call at all', () => {
    const kinds = { portal: 'owner', officer: 'recept', auditor: 'auditor', manager: 'manager' } as const;
    for (const { operation, cells } of readRights()) {
      const { actors = [] } = operations.find(({ id }) => id === operation) ?? {};
      const admitted = Object.values(kinds).filter((caller) =>
        cells.some((one) => one.caller === caller && one.cell !== 'kind'),
      );
      expect(admitted, operation).toEqual(
        Object.entries(kinds).flatMap(([kind, caller]) =>
          actors.length === 0 || actors.some((actor) => actor === kind) ? [caller] : [],
        ),
      );
    }
  });
});

describe.each(readRights())('$operation', ({ operation, cells }) => {
  it.each(cells)('says “$cell” to $caller', ({ caller, cell }) => checks[cell](operation, caller));

  it('changed nothing for those whom it refused', async () => {
    const { code, version } = await subjectOf(operation, 'kind');
    if (code === '') return;
    const { items } = expectStatus(await cast.reception.get(`/v1/dossiers/${code}/events`), 200, HistoryView);
    // Papers are printed and receipts written meanwhile, by nobody's leave.
    expect(items.filter(({ seq, by }) => seq > version && by.kind !== 'system')).toEqual([]);
  });
});

describe('lists', () => {
  const Items = z.object({ items: z.array(z.object({ unit: z.string() })).min(1) });
  const unitsOf = async (person: Person, query = '') =>
    new Set(expectStatus(await person.get(`/v1/tasks${query}`), 200, Items).items.map((item) => item.unit));

  it('hold the tasks of the officer’s own unit only', async () => {
    await handedIn(cast.portal, benchSubmission({ unit: otherUnit }));
    expect(await unitsOf(cast.otherReception)).toEqual(new Set([otherUnit]));
    expect(await unitsOf(cast.reception)).toEqual(new Set([unit]));
    expect(await unitsOf(cast.manager, `?unit=${unit}`)).toEqual(new Set([unit]));
  });

  it('are not opened to another unit by a cursor of that unit', async () => {
    const answer = await cast.reception.get('/v1/tasks?limit=1');
    const { nextCursor } = expectStatus(answer, 200, z.object({ nextCursor: z.string() }));
    const theirs = await cast.otherReception.get(`/v1/tasks?limit=1&cursor=${nextCursor}`);
    expect(theirs.body).toMatchObject({ status: 400, code: 'invalid-cursor' });
  });
});

describe('a route that does not exist', () => {
  it('is a 404 to whoever is signed in, and a 401 to everybody else', async () => {
    const known = await cast.portal.get('/v1/dossiers/a/b/c');
    expect({ status: known.status, body: known.body }).toMatchObject({
      status: 404,
      body: { code: 'unknown-route' },
    });
    expect((await callers.none.get('/v1/dossiers/a/b/c')).status).toBe(401);
    expect((await fetch(`${cloud.addresses.api}/v1/archive`, { method: 'DELETE' })).status).toBe(404);
    expect((await fetch(`${cloud.addresses.api}/v2/anything`)).status).toBe(404);
  });
});

describe('all those refusals', () => {
  it('left no submission behind', async () => {
    const owners = (await allDossiers(cloud.addresses)).map(({ owner }) => owner.id);
    const handedIn = ['cong-dvcqg', 'cong-tinh', 'tiep-nhan.an-binh', 'tiep-nhan.binh-minh'];
    expect(new Set(owners)).toEqual(new Set(handedIn));
  });
});
