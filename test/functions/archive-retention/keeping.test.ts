import { beforeEach, describe, expect, it } from 'vitest';
import { extendRetention, liftHold, placeHold } from '#functions/archive-retention/keeping.ts';
import { memoryArchiveLocks } from '#shared/adapters/memory/archive-locks.ts';
import { memoryKeepingStore } from '#shared/adapters/memory/keeping-store.ts';
import type { Caller } from '#shared/unit/caller.ts';
import {
  auditor,
  code,
  go,
  local,
  manager,
  portal,
  reception,
  returned,
  sealing,
  submitted,
  system,
} from '#test/dossier/fixtures.ts';
import { clientOf, keep, scene, stage } from '../scene.ts';

stage('2026-03-05 10:00');

const ofUnit: Caller = { kind: 'auditor', id: 'thanh-tra.an-binh', unit: 'H00.01' };
const beside: Caller = { kind: 'auditor', id: 'thanh-tra.binh-minh', unit: 'H00.02' };
const sealed = go(returned(), [[sealing, system, local('2026-03-04 09:10')]]);
const place = { key: `${code}.zip`, versionId: 'v1' };
/** As it was sealed. */
const retainUntil = local('2046-03-04 09:00');

let deps: ReturnType<typeof open>;
let ask: ReturnType<typeof clientOf>;
const open = () => ({
  ...scene(),
  keeping: memoryKeepingStore(),
  locks: memoryArchiveLocks(retainUntil),
});
const clientOver = (over: ReturnType<typeof open>) =>
  clientOf([placeHold(over), liftHold(over), extendRetention(over)]);
beforeEach(async () => {
  deps = open();
  await keep(deps.store, sealed);
  ask = clientOver(deps);
});
const kept = async () => [await deps.keeping.read(code), deps.locks.lockOf(place)];
const untouched = [
  { holds: [], extensions: [], remeasured: [] },
  { held: false, until: retainUntil },
];

const order = { reason: 'Đang điều tra', basis: 'QĐ 12/QĐ-CSĐT' };
const later = { ...order, until: '2050-01-01T00:00:00+07:00' };
const holdLine = `PUT /v1/archive/${code}/holds/cong-an-1`;
const liftLine = `DELETE /v1/archive/${code}/holds/cong-an-1?reason=Xong`;
const retentionLine = `PUT /v1/archive/${code}/retention`;

describe('a hold', () => {
  it('is placed under the id that the caller chose, locks the package, and is lifted with a reason', async () => {
    const hold = { id: 'cong-an-1', by: ofUnit.id, at: '2026-03-05T10:00:00+07:00', ...order };
    for (let time = 0; time < 2; time += 1) {
      const placed = await ask(ofUnit, holdLine, { body: order });
      expect(placed).toMatchObject({ statusCode: 200 });
      expect(placed.json).toEqual(hold);
    }
    expect(await kept()).toMatchObject([{ holds: [{ id: 'cong-an-1' }] }, { held: true }]);
    const lifted = { by: auditor.id, at: '2026-03-05T10:00:00+07:00', reason: 'Xong' };
    expect(await ask(auditor, liftLine)).toMatchObject({ statusCode: 200, json: { ...hold, lifted } });
    expect(await kept()).toMatchObject([{}, { held: false }]);
  });

  it('is not placed under the id of another, nor again when it was lifted', async () => {
    await ask(auditor, holdLine, { body: order });
    for (const [by, body] of [
      [auditor, { ...order, reason: 'Lý do khác' }],
      [ofUnit, order],
    ] as const)
      expect(await ask(by, holdLine, { body })).toMatchObject({
        statusCode: 409,
        json: { code: 'hold-taken' },
      });
    await ask(auditor, liftLine);
    expect(await ask(auditor, holdLine, { body: order })).toMatchObject({ json: { code: 'hold-lifted' } });
    expect(await ask(auditor, liftLine.replace('cong-an-1', 'other'))).toMatchObject({
      statusCode: 404,
      json: { code: 'unknown-hold' },
    });
    expect(await kept()).toMatchObject([{ holds: [{ by: auditor.id, ...order }] }, { held: false }]);
  });
});

describe('a retention', () => {
  it('is extended, the lock with it, and answered with how the package is kept', async () => {
    const extended = await ask(auditor, retentionLine, { body: later });
    expect(extended).toMatchObject({
      statusCode: 200,
      json: {
        retainUntil: later.until,
        held: false,
        extensions: [{ by: auditor.id, at: '2026-03-05T10:00:00+07:00', ...later }],
      },
    });
    expect((await ask(auditor, retentionLine, { body: later })).json).toEqual(extended.json);
    expect(deps.locks.lockOf(place).until).toBe('2049-12-31T17:00:00.000Z');
  });

  it.each([
    ['2046-03-04T09:00:00+07:00', 409, 'retention-shorter'],
    ['2027-01-01T00:00:00+07:00', 409, 'retention-shorter'],
    ['2226-01-01T00:00:00+07:00', 422, 'retention-too-long'],
  ])('until %s is refused: %i %s', async (until, statusCode, refused) => {
    expect(await ask(auditor, retentionLine, { body: { ...order, until } })).toMatchObject({
      statusCode,
      json: { code: refused },
    });
    expect(await kept()).toEqual(untouched);
  });
});

describe.each<[string, string, object | undefined]>([
  ['the placing of a hold', holdLine, order],
  ['the lifting of a hold', liftLine, undefined],
  ['the extension of a retention', retentionLine, later],
])('%s', (_, line, body) => {
  const asked = body === undefined ? {} : { body };

  it('is for auditors of the unit; to others the dossier is not in the archive, as one that is not sealed', async () => {
    const { json: never } = await ask(auditor, line.replace(code, 'H00.01-20260302-0000099'), asked);
    expect(never).toMatchObject({ status: 404, code: 'not-sealed' });
    const underWork = open();
    await keep(underWork.store, submitted());
    for (const reply of [await ask(beside, line, asked), await clientOver(underWork)(auditor, line, asked)])
      expect(reply.json).toEqual({ ...Object(never), instance: expect.any(String) });
    for (const by of [reception, manager, portal])
      expect(await ask(by, line, asked)).toMatchObject({ statusCode: 403, json: { code: 'forbidden' } });
    expect(await ask(null, line, asked)).toMatchObject({ statusCode: 401 });
    expect(await kept()).toEqual(untouched);
  });

  it('names its reason, and where it is an order its basis', async () => {
    const [bad, pointer] =
      body === undefined ? [{}, '/query/reason'] : [{ body: { ...body, reason: '' } }, '/reason'];
    const reply = await ask(auditor, body === undefined ? (line.split('?')[0] ?? '') : line, bad);
    expect(reply).toMatchObject({ statusCode: 400, json: { code: 'invalid-request' } });
    expect(reply.json).toHaveProperty('errors.0.pointer', pointer);
    if (body !== undefined)
      expect(await ask(auditor, line, { body: { ...body, basis: undefined } })).toMatchObject({
        json: { errors: [{ pointer: '/basis' }] },
      });
    expect(await kept()).toEqual(untouched);
  });

  it('is none of a package that was destroyed, and names the list', async () => {
    await deps.keeping.destroy(code, { at: local('2026-03-05 02:00'), disposal: 'a~huy-2046' });
    expect(await ask(auditor, line, asked)).toMatchObject({
      statusCode: 410,
      json: { code: 'destroyed', detail: '/v1/archive/disposals/a~huy-2046' },
    });
    expect(deps.locks.lockOf(place)).toEqual({ held: false, until: retainUntil });
  });
});
