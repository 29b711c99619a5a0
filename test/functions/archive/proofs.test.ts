import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getProof } from '#functions/archive/proofs.ts';
import { memoryAccessLog } from '#shared/adapters/memory/access-log.ts';
import { memoryRootStore } from '#shared/adapters/memory/root-store.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { auditor, manager, portal, reception } from '#test/dossier/fixtures.ts';
import { clientOf, stage } from '../scene.ts';
import { archiveScene, type Scene } from './archive-scene.ts';

stage('2026-03-03 10:00');

let scene: Scene;
beforeAll(async () => {
  scene = await archiveScene();
});
afterAll(() => scene.stop());

const beside: Caller = { kind: 'auditor', id: 'thanh-tra.binh-minh', unit: 'H00.02' };
const why = 'purpose=Thanh%20tra';

function open(roots = scene.deps.roots) {
  const accessLog = memoryAccessLog();
  const ask = clientOf([getProof({ ...scene.deps, roots, accessLog })]);
  const proof = (by: Caller, query = why, code = scene.code) =>
    ask(by, `GET /v1/archive/${code}/proof?${query}`);
  return { proof, looks: async () => (await accessLog.page(scene.code, { limit: 10 })).items };
}

describe('the proof of a sealed dossier', () => {
  it('leads from its leaf to the signed root of its day, and is noted', async () => {
    const { proof, looks } = open();
    const given = await proof(auditor);
    expect(given).toMatchObject({
      statusCode: 200,
      json: { leaf: { code: scene.code }, root: { record: { day: scene.day, count: 3 } } },
    });
    expect(await looks()).toMatchObject([{ by: auditor.id, purpose: 'Thanh tra', what: 'proof' }]);
  });

  it('is not there before its day is signed', async () => {
    const { proof, looks } = open(memoryRootStore());
    expect(await proof(auditor)).toMatchObject({ statusCode: 404, json: { code: 'not-proven' } });
    expect(await looks()).toHaveLength(1);
  });

  it('is for auditors of its unit who say why; to others there is no such dossier', async () => {
    const { proof, looks } = open();
    const { json: never } = await proof(auditor, why, 'H00.01-20260302-0000099');
    expect(never).toMatchObject({ status: 404, code: 'not-sealed' });
    expect((await proof(beside)).json).toEqual({ ...Object(never), instance: expect.any(String) });
    for (const by of [reception, manager, portal]) expect(await proof(by)).toMatchObject({ statusCode: 403 });
    expect(await proof(auditor, '')).toMatchObject({
      statusCode: 400,
      json: { errors: [{ pointer: '/query/purpose' }] },
    });
    expect(await looks()).toEqual([]);
  });
});
