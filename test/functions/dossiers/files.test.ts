import { beforeEach, describe, expect, it } from 'vitest';
import {
  completePartUpload,
  getPartUpload,
  replaceFile,
  startPartUpload,
} from '#functions/dossiers/files.ts';
import type { ArrivedPart, PartUploads } from '#shared/file/part-uploads.ts';
import type { Caller } from '#shared/unit/caller.ts';
import {
  application,
  auditor,
  begin,
  code,
  declared,
  go,
  local,
  manager,
  otherPortal,
  portal,
  reception,
  receptionElsewhere,
  specialist,
  submitted,
  system,
} from '#test/dossier/fixtures.ts';
import { expectHidden, expectKeyAndBody } from '../refusals.ts';
import { clientOf, keep, scene, stage } from '../scene.ts';

stage('2026-03-02 09:30');

const mebibyte = 1024 * 1024;
const callers: { strangers: Caller[]; wrong: Caller[]; kinds: Caller[] } = {
  strangers: [otherPortal, receptionElsewhere],
  wrong: [specialist],
  kinds: [manager, auditor],
};
const path = `/v1/dossiers/${code}/files`;
const invented = '/v1/dossiers/H00.01-20260302-0000009/files';

/** Uploads in parts in memory: one is under way, `upload-1`. */
function uploadsOf(arrived: ArrivedPart[]) {
  const begun: string[] = [];
  const put: string[] = [];
  const partUploads: PartUploads = {
    async begin(key) {
      begun.push(key);
      return 'upload-1';
    },
    arrived: async (_, id) => (id === 'upload-1' ? arrived : undefined),
    sign: async ({ key, number }) => `https://intake.example/${key}?partNumber=${number}`,
    async complete(key) {
      put.push(key);
      return 'completed';
    },
  };
  return { partUploads, begun, put };
}

/** A dossier of which a file of 7 MB is still to come. */
const waiting = begin(application({ files: [declared('f1', { size: 7 * mebibyte })] }));
const all = (size = mebibyte): ArrivedPart[] => [
  { number: 1, size: 5 * mebibyte, tag: 'a' },
  { number: 2, size: 2 * size, tag: 'b' },
];

async function at(story = waiting, arrived: ArrivedPart[] = []) {
  const uploads = uploadsOf(arrived);
  const deps = { ...scene(), ...uploads };
  await keep(deps.store, story);
  const ask = clientOf([
    replaceFile(deps),
    startPartUpload(deps),
    getPartUpload(deps),
    completePartUpload(deps),
  ]);
  const stored = async () => [await deps.store.whole(code), [...uploads.begun], [...uploads.put]];
  return { ...uploads, store: deps.store, ask, stored };
}

describe('an upload in parts', () => {
  it('is begun for a missing file, with an address for each part of it', async () => {
    const { ask, begun } = await at();
    expect(await ask(portal, `POST ${path}/f1/uploads`)).toMatchObject({
      statusCode: 201,
      json: {
        uploadId: 'upload-1',
        fileId: 'f1',
        parts: [
          { number: 1, state: 'missing', url: `https://intake.example/${code}/f1?partNumber=1` },
          { number: 2, size: 2 * mebibyte },
        ],
        expiresAt: '2026-03-02T10:30:00+07:00',
      },
    });
    expect(begun).toEqual([`${code}/f1`]);
  });

  it('is seen as far as it came, and put together once all of it is there', async () => {
    const half = await at(waiting, all(1));
    expect(await half.ask(portal, `GET ${path}/f1/uploads/upload-1`)).toMatchObject({
      statusCode: 200,
      json: { parts: [{ state: 'arrived' }, { state: 'missing' }] },
    });
    expect(await half.ask(portal, `POST ${path}/f1/uploads/upload-1/completion`)).toMatchObject({
      statusCode: 409,
      json: { code: 'upload-incomplete', errors: [{ pointer: '/parts/1', code: 'missing-part' }] },
    });
    expect(half.put).toEqual([]);
    const whole = await at(waiting, all());
    expect(await whole.ask(portal, `POST ${path}/f1/uploads/upload-1/completion`)).toMatchObject({
      statusCode: 202,
      json: { fileId: 'f1' },
    });
    expect(whole.put).toEqual([`${code}/f1`]);
  });

  it.each([
    ['POST', 'f1/uploads'],
    ['GET', 'f1/uploads/upload-1'],
    ['POST', 'f1/uploads/upload-1/completion'],
  ])('is the applicant’s: %s %s', async (method, of) => {
    const { ask, stored } = await at(waiting, all());
    const act = { ask, stored, by: portal, line: `${method} ${path}/${of}` };
    await expectHidden(act, {
      ...callers,
      unknown: 'unknown-dossier',
      invented: `${method} ${invented}/${of}`,
    });
    const { line } = act;
    expect(await ask(portal, line.replace('f1', 'f9'))).toMatchObject({
      statusCode: 404,
      json: { code: 'unknown-file' },
    });
    if (line.includes('upload-1'))
      expect(await ask(portal, line.replace('upload-1', 'other'))).toMatchObject({
        statusCode: 404,
        json: { code: 'unknown-upload' },
      });
  });

  it('is none of a file that has come, nor of a dossier that is closed', async () => {
    const settled = await at(submitted());
    expect(await settled.ask(portal, `POST ${path}/f1/uploads`)).toMatchObject({
      statusCode: 409,
      json: { code: 'file-settled' },
    });
    const withdrawn = go(waiting, [[{ type: 'withdraw', reason: 'x' }, portal, local('2026-03-02 09:00')]]);
    const closed = await at(withdrawn);
    expect(await closed.ask(portal, `POST ${path}/f1/uploads`)).toMatchObject({
      json: { code: 'dossier-closed' },
    });
    expect([settled.begun, closed.begun]).toEqual([[], []]);
  });
});

describe('the replacement of a file', () => {
  const { id: _, component: __, ...file } = declared('x', { name: 'Tờ khai mới.pdf' });
  const spoilt = go(waiting, [
    [{ type: 'inspect', file: 'f1', problem: 'damaged' }, system, local('2026-03-02 09:00')],
  ]);
  let found: Awaited<ReturnType<typeof at>>;
  beforeEach(async () => {
    found = await at(spoilt);
  });
  const line = `POST ${path}/f1/replacement`;

  it('is declared for the component of the one that failed, and gets an address', async () => {
    const { ask, store } = found;
    const send = () => ask(portal, line, { body: file, key: 'one' });
    const reply = await send();
    const declaredNow = (await store.find(code))?.files.at(-1);
    expect(declaredNow).toMatchObject({ ...file, component: 'declaration', state: 'missing' });
    expect(reply).toMatchObject({
      statusCode: 200,
      headers: { etag: expect.stringMatching(/^"3-/) },
      json: {
        uploads: [{ fileId: declaredNow?.id, url: `https://intake.example/${code}/${declaredNow?.id}` }],
      },
    });
    expect((await send()).json).toEqual(reply.json);
  });

  it('is the applicant’s, of a file that the dossier has and that did not come well', async () => {
    const { ask, stored } = found;
    const act = { ask, stored, by: portal, line, body: file };
    await expectKeyAndBody(act);
    await expectHidden(act, {
      ...callers,
      unknown: 'unknown-dossier',
      invented: `POST ${invented}/f1/replacement`,
    });
    expect(await ask(portal, line.replace('f1', 'f9'), { body: file })).toMatchObject({
      json: { code: 'unknown-file' },
    });
    const settled = await at(submitted());
    expect(await settled.ask(reception, line, { body: file })).toMatchObject({
      json: { code: 'file-settled' },
    });
  });

  it('of another type than the component takes is refused with the place', async () => {
    const { ask, stored } = found;
    const before = await stored();
    expect(await ask(portal, line, { body: { ...file, mediaType: 'text/html' } })).toMatchObject({
      statusCode: 422,
      json: { code: 'incomplete', errors: [{ pointer: '/mediaType', code: 'media-type-not-accepted' }] },
    });
    expect(await ask(portal, line, { body: { ...file, name: 'a/b.pdf' } })).toMatchObject({
      statusCode: 400,
      json: { errors: [{ pointer: '/name', code: 'not-a-file-name' }] },
    });
    expect(await stored()).toEqual(before);
  });
});
