import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { getDossier, getDossierEvents, submitDossier } from '#functions/dossiers/dossiers.ts';
import { Submitted } from '#shared/api/views/dossier.ts';
import { NotReadable } from '#shared/archive/archive.ts';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import type { CopyFile } from '#shared/reuse/kept-paper.ts';
import { aPaper } from '#test/adapters/kept-paper-store.contract.ts';
import {
  accepted,
  application,
  auditor,
  awaiting,
  code,
  exampleForm,
  go,
  local,
  manager,
  officer,
  otherPortal,
  portal,
  procedure,
  reception,
  receptionElsewhere,
  returned,
  sealing,
  specialist,
  submitted,
  system,
} from '#test/dossier/fixtures.ts';
import { expectKeyAndBody } from '../refusals.ts';
import { clientOf, keep, scene, stage } from '../scene.ts';

stage('2026-03-02 09:30');

const paper = {
  component: 'declaration',
  name: 'Tờ khai.pdf',
  mediaType: 'application/pdf',
  size: 2_000,
  sha256: 'a'.repeat(64),
};
const { type: _, ...applied } = application();
const body = { ...applied, procedure: procedure.code, files: [paper] };
const line = 'POST /v1/dossiers';

function open(deps = scene()) {
  const ask = clientOf([submitDossier(deps), getDossier(deps), getDossierEvents(deps)]);
  const handedIn = () => deps.store.lastOrdinal('H00.01', '2026-03-02');
  return { ...deps, ask, handedIn };
}

describe('a submission', () => {
  it('is answered with the code, its tag, and an address for each file; it is the caller’s', async () => {
    const { ask, store } = open();
    const reply = await ask(portal, line, { body });
    expect(reply).toMatchObject({
      statusCode: 201,
      headers: { etag: expect.stringMatching(/^"1-/) },
      json: { code, status: 'draft', expiresAt: expect.stringMatching(/\+07:00$/) },
    });
    const { files, uploads } = Submitted.parse(reply.json);
    expect(files).toMatchObject([{ ...paper, state: 'missing' }]);
    expect(uploads.map(({ url }) => url)).toEqual([`https://intake.example/${code}/${files[0]?.id}`]);
    expect(await store.find(code)).toMatchObject({ owner: { kind: 'portal', id: portal.id } });
  });

  it('is one dossier under one key of one caller, and the key is good for no other request', async () => {
    const { ask, handedIn } = open();
    await expectKeyAndBody({ ask, by: portal, line, body, stored: handedIn });
    const send = (by = portal, more: object = {}) =>
      ask(by, line, { body: { ...body, ...more }, key: 'one' });
    const first = await send();
    expect((await send()).json).toEqual(first.json);
    expect(await send(portal, { channel: 'post' })).toMatchObject({
      statusCode: 422,
      json: { code: 'key-reused' },
    });
    const other = await send(otherPortal);
    expect(other.statusCode).toBe(201);
    expect(Submitted.parse(other.json).code).not.toBe(code);
  });

  it.each<[object, number, string, string?]>([
    [{ procedure: '1.999999' }, 404, 'unknown-procedure'],
    [{ version: 9 }, 404, 'unknown-procedure'],
    [{ unit: 'H00.09' }, 422, 'unknown-unit'],
    [{ tracking: 'RR000000001VN' }, 422, 'unknown-consignment'],
    [{ files: [] }, 422, 'incomplete', '/files'],
    [{ files: [paper, { ...paper, component: 'selfie' }] }, 422, 'incomplete', '/files/1/component'],
    [{ files: [{ ...paper, mediaType: 'text/html' }] }, 422, 'incomplete', '/files/0/mediaType'],
    [{ files: [{ ...paper, from: { code, file: 'f1' } }] }, 422, 'incomplete', '/files/0/from'],
    [{ files: [{ ...paper, part: { batch: 'H00.01~x', no: 1 } }] }, 422, 'incomplete', '/files/0/part'],
    [{ form: { ...exampleForm(procedure), relationship: 7 } }, 422, 'incomplete', '/form/relationship'],
    [{ applicant: { kind: 'citizen', name: '---' } }, 400, 'invalid-request', '/applicant/name'],
    [{ files: [{ ...paper, id: 'mine' }] }, 400, 'invalid-request', '/files/0'],
    [{ owner: otherPortal.id }, 400, 'invalid-request', ''],
  ])('with %j is refused: %i %s %s', async (changes, statusCode, refused, pointer) => {
    const { ask, handedIn } = open();
    const reply = await ask(portal, line, { body: { ...body, ...changes } });
    expect(reply).toMatchObject({ statusCode, json: { code: refused } });
    if (pointer !== undefined) expect(reply.json).toHaveProperty('errors.0.pointer', pointer);
    expect(await handedIn()).toBe(0);
  });

  it('is a portal’s, as long as it is active, or a desk’s', async () => {
    const name = { vi: 'Cổng', en: 'Portal' };
    const { ask, handedIn } = open(scene({ portals: [{ id: otherPortal.id, name, active: false }] }));
    for (const by of [otherPortal, specialist, manager, auditor])
      expect(await ask(by, line, { body }), by.id).toMatchObject({
        statusCode: 403,
        json: { code: 'forbidden' },
      });
    expect(await ask(null, line, { body })).toMatchObject({ statusCode: 401 });
    expect(await handedIn()).toBe(0);
    expect(await ask(reception, line, { body: { ...body, channel: 'desk' } })).toMatchObject({
      statusCode: 201,
    });
  });

  it('with a paper that is still scanned waits for it: sent again it goes on with the same dossier', async () => {
    let isScanned = false;
    const copy: CopyFile = async () => {
      if (!isScanned) throw new NotReadable('papers/H-1/f1');
    };
    const { ask, kept } = open({ ...scene(), copy });
    const { paper: __, ...own } = aPaper({ procedure: procedure.code, validUntil: '2026-12-31' });
    await kept.keep('001099000001', own);
    const from = { ...paper, size: own.size, from: { code: own.code, file: own.file } };
    const send = () => ask(portal, line, { body: { ...body, files: [from] }, key: 'one' });
    expect(await send()).toMatchObject({
      statusCode: 409,
      headers: { 'retry-after': '2' },
      json: { code: 'file-not-scanned' },
    });
    isScanned = true;
    expect(await send()).toMatchObject({ statusCode: 201, json: { code } });
  });
});

describe('a dossier', () => {
  const get = `GET /v1/dossiers/${code}`;

  it('is shown to its portal and its officers with what was applied for, and to a manager without', async () => {
    const { ask, store } = open();
    await keep(store, submitted());
    const { applicant, form } = applied;
    for (const by of [portal, reception, specialist])
      expect(await ask(by, get), by.id).toMatchObject({
        statusCode: 200,
        headers: { etag: expect.stringMatching(/^"2-/) },
        json: { code, applicant, form, sync: { state: 'none' } },
      });
    const { json } = await ask(manager, get);
    expect(json).toMatchObject({ code, applicantName: applicant.name });
    for (const part of ['applicant', 'form']) expect(json).not.toHaveProperty(part);
  });

  it('that the caller has already is not sent again, until something about it is new', async () => {
    const { ask, store, notices } = open();
    await keep(store, submitted());
    const etag = (await ask(portal, get)).headers['etag'] ?? '';
    const again = () => ask(portal, get, { headers: { 'if-none-match': `W/${etag}, "x"` } });
    const known = await again();
    expect(known).toMatchObject({ statusCode: 304, headers: { etag } });
    expect(known.body).toBeUndefined();
    await notices.note(code, { id: 'n1', seq: 2, at: local('2026-03-02 09:00'), taken: false, why: '500' });
    expect(await again()).toMatchObject({ statusCode: 200, json: { sync: { state: 'failing' } } });
  });

  it('is as unknown to whoever it is none of as one that never was', async () => {
    const { ask, store } = open();
    await keep(store, submitted());
    const invented = '/v1/dossiers/H00.01-20260302-0000009';
    for (const more of ['', '/events']) {
      const { json: never } = await ask(portal, `GET ${invented}${more}`);
      expect(never).toMatchObject({ status: 404, code: 'unknown-dossier' });
      for (const by of [otherPortal, receptionElsewhere])
        expect((await ask(by, get + more)).json).toEqual({ ...Object(never), instance: expect.any(String) });
      expect(await ask(auditor, get + more)).toMatchObject({ statusCode: 403, json: { code: 'forbidden' } });
    }
  });

  it('is shown to a unit that was asked as far as it was asked; its history is not', async () => {
    const { ask, store } = open();
    const question: DossierCommand = {
      type: 'consult',
      task: 2,
      unit: 'H00.02',
      question: 'Có kết hôn không?',
      components: ['divorce-or-death-record'],
      until: { limit: { value: 1, unit: 'WORKING_DAY' } },
    };
    await keep(store, go(accepted(), [[question, specialist, local('2026-03-02 09:10')]]));
    const asked = officer('chuyen-vien.binh-minh', 'specialist', 'H00.02');
    const { json } = await ask(asked, get);
    expect(json).toMatchObject({ code, files: [], consultations: [{ unit: 'H00.02' }] });
    for (const part of ['applicant', 'form', 'sync']) expect(json).not.toHaveProperty(part);
    expect(await ask(asked, `${get}/events`)).toMatchObject({ statusCode: 404 });
    expect((await ask(portal, get)).json).not.toHaveProperty('consultations');
  });

  it('shows the form as it was last corrected, and once it is sealed none', async () => {
    const form = { ...exampleForm(procedure), purpose: 'Kết hôn' };
    const { ask, store } = open();
    await keep(
      store,
      go(awaiting([]), [[{ type: 'supplement', files: [], form }, portal, local('2026-03-02 11:00')]]),
    );
    expect(await ask(reception, get)).toMatchObject({ json: { form } });
    const closed = open();
    await keep(closed.store, go(returned(), [[sealing, system, local('2026-03-04 09:10')]]));
    const { json } = await closed.ask(portal, get);
    expect(json).toMatchObject({ sealed: true, status: 'returned' });
    for (const part of ['applicant', 'form']) expect(json).not.toHaveProperty(part);
  });
});

describe('the history of a dossier', () => {
  const Page = z.object({
    items: z.array(z.looseObject({ seq: z.int() })),
    nextCursor: z.string().optional(),
  });
  const get = `GET /v1/dossiers/${code}/events`;

  it('is read page by page, with the tag of its version, and without keys and digests', async () => {
    const { ask, store } = open();
    const { version } = await keep(store, accepted());
    const first = await ask(reception, `${get}?limit=2`);
    const { items, nextCursor = '' } = Page.parse(first.json);
    expect(first.headers['etag']).toMatch(new RegExp(`^"${version}-`));
    expect(first.headers['link']).toContain(`</v1/dossiers/${code}/events?limit=2&cursor=`);
    expect(items.map(({ seq }) => seq)).toEqual([1, 2]);
    const rest = `${get}?limit=2&cursor=${encodeURIComponent(nextCursor)}`;
    expect(await ask(reception, rest)).toMatchObject({
      json: { items: [{ seq: 3, at: '2026-03-02T09:00:00+07:00', by: { id: reception.id } }] },
    });
    for (const [by, wanted] of [
      [specialist, rest],
      [reception, rest.replace(code, 'H00.01-20260302-0000009')],
      [reception, `${get}?limit=2&cursor=2`],
    ] as const)
      expect(await ask(by, wanted)).toMatchObject({ statusCode: 400, json: { code: 'invalid-cursor' } });
  });

  it('names to a portal no officer, and to nobody the key and digest of a request', async () => {
    const { ask, store } = open();
    const reply = await ask(portal, line, { body, key: 'secret-key' });
    const { files } = Submitted.parse(reply.json);
    const answer = await ask(portal, get);
    expect(answer.json).toMatchObject({ items: [{ by: { kind: 'portal', id: portal.id } }] });
    expect(answer.body).not.toContain('secret-key');
    expect(JSON.stringify(await store.journal(code))).toContain('secret-key');
    expect(answer.body).toContain(files[0]?.id);
    const other = open();
    await keep(other.store, accepted());
    expect((await other.ask(portal, get)).body).not.toContain(reception.id);
  });
});
