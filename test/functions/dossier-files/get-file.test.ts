import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { listAccesses } from '#functions/archive/accesses.ts';
import { getFile } from '#functions/dossier-files/get-file.ts';
import { api } from '#functions/http/api.ts';
import { memoryAccessLog } from '#shared/adapters/memory/access-log.ts';
import { memoryKeepingStore } from '#shared/adapters/memory/keeping-store.ts';
import { s3Client } from '#shared/adapters/s3/client.ts';
import { s3SignDownload } from '#shared/adapters/s3/presign.ts';
import { FileLink } from '#shared/api/views/dossier.ts';
import { canonicalJson } from '#shared/archive/entries.ts';
import type { StoredRecord } from '#shared/dossier/journal/store.ts';
import { code, resolved, type Story } from '#test/dossier/fixtures.ts';
import { cursors } from '#test/support/cursors.ts';
import { quiet } from '#test/support/quiet.ts';
import { archiveScene, type Scene } from '../archive/archive-scene.ts';
import { call } from '../http/calling.ts';

quiet();

const client = s3Client({
  region: 'ap-southeast-1',
  credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
});
const officer = { sub: 'chuyen-vien.an-binh', actor: 'officer', unit: 'H00.01', roles: '[specialist]' };

const why = 'purpose=Thanh%20tra';

/** Files that are taken out of packages, and where they are fetched. */
function openedFiles() {
  const objects = new Map<string, string>();
  return {
    objects,
    signDownload: s3SignDownload({ client, name: 'opened' }),
    put: async (key: string, bytes: Uint8Array) => void objects.set(key, Buffer.from(bytes).toString()),
  };
}

function over({ dossier, entries }: Story) {
  const accessLog = memoryAccessLog();
  const stored: StoredRecord = {
    entries: entries.map((entry, index) => ({ seq: index + 1, text: canonicalJson(entry) })),
    state: { text: JSON.stringify(dossier), isListedAs: () => true },
  };
  const nothing = async () => {
    throw new Error('nothing is in the archive');
  };
  const deps = {
    store: { stored: async (wanted: string) => (wanted === dossier.code ? stored : { entries: [] }) },
    accessLog,
    keeping: memoryKeepingStore(),
    archive: { open: () => ({ size: 0, read: nothing }) },
    signDownload: s3SignDownload({ client, name: 'intake' }),
    opened: openedFiles(),
    cursors,
  };
  const handler = api([getFile(deps), listAccesses(deps)]);
  const looksSeenBy = (claims: Record<string, unknown>) =>
    call(handler, { path: `/v1/archive/${code}/accesses`, claims, query: why });
  const ask = (file: string, claims: Record<string, unknown>, query = '') =>
    call(handler, { path: `/v1/dossiers/${code}/files/${file}`, claims, query });
  return { accessLog, ask, looksSeenBy };
}

describe('a file of a dossier under work', () => {
  it('is given by an address of five minutes, as a download or to be shown', async () => {
    const { ask } = over(resolved());
    const reply = await ask('r1', officer, 'disposition=inline');
    expect(reply).toMatchObject({ statusCode: 200, headers: { 'cache-control': 'no-store' } });
    const link = FileLink.parse(reply.json);
    const url = new URL(link.url);
    expect(url.pathname).toBe(`/${code}/r1`);
    expect(url.searchParams.get('X-Amz-Expires')).toBe('300');
    expect(url.searchParams.get('response-content-disposition')).toMatch(/^inline; filename\*=UTF-8''/);
    expect(url.searchParams.get('response-content-type')).toBe(link.mediaType);
    const { url: saved } = FileLink.parse((await ask('r1', officer)).json);
    expect(new URL(saved).searchParams.get('response-content-disposition')).toMatch(/^attachment/);
    expect(await ask('r1', officer, 'disposition=x')).toMatchObject({ statusCode: 400 });
  });

  it('is noted with whoever asked for it, before it is answered', async () => {
    const { accessLog, ask } = over(resolved());
    await ask('f1', officer);
    await ask('r1', { sub: 'cong-dvcqg', actor: 'portal' });
    const { items } = await accessLog.page(code, { limit: 10 });
    expect(items.toSorted((one, other) => one.by.localeCompare(other.by))).toMatchObject([
      { by: 'chuyen-vien.an-binh', unit: 'H00.01', purpose: 'officer', what: 'open-file', subject: 'f1' },
      { by: 'cong-dvcqg', purpose: 'portal', what: 'open-file', subject: 'r1' },
    ]);
  });

  it('is nothing to anybody else, and the asking leaves no note', async () => {
    const { accessLog, ask } = over(resolved());
    for (const claims of [
      { sub: 'cong-tinh', actor: 'portal' },
      { ...officer, unit: 'H00.02' },
    ]) {
      const real = await ask('r1', claims);
      expect(real).toMatchObject({ statusCode: 404, json: { code: 'unknown-dossier' } });
      const { traceId: _, ...one } = z.looseObject({}).parse(real.json);
      const invented = { path: '/v1/dossiers/H00.01-20260302-0000009/files/r1', claims };
      expect(one).toMatchObject({ code: 'unknown-dossier', title: expect.any(String) });
      expect(invented.path).not.toContain(code);
    }
    expect(await ask('r2', officer)).toMatchObject({ statusCode: 404, json: { code: 'unknown-file' } });
    for (const actor of ['manager', 'auditor'])
      expect(await ask('r1', { sub: 'x', actor, unit: 'H00.01' })).toMatchObject({ statusCode: 403 });
    expect(await accessLog.page(code, { limit: 10 })).toEqual({ items: [] });
  });

  it('has its looks shown, as long as it is not sealed as well, to whoever may audit the unit', async () => {
    const { ask, looksSeenBy } = over(resolved());
    await ask('f1', officer);
    for (const unit of [undefined, 'H00', 'H00.01']) {
      const seen = await looksSeenBy({ sub: 'thanh-tra', actor: 'auditor', ...(unit && { unit }) });
      expect(seen).toMatchObject({
        statusCode: 200,
        json: {
          items: expect.arrayContaining([expect.objectContaining({ what: 'open-file', subject: 'f1' })]),
        },
      });
      expect(seen.json).toMatchObject({
        items: expect.arrayContaining([expect.objectContaining({ by: 'thanh-tra', what: 'accesses' })]),
      });
    }
    const other = await looksSeenBy({ sub: 'thanh-tra', actor: 'auditor', unit: 'H00.02' });
    expect(other).toMatchObject({ statusCode: 404, json: { code: 'not-sealed' } });
    expect(await looksSeenBy(officer)).toMatchObject({ statusCode: 403 });
  });
});

describe('a file of a sealed dossier', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await archiveScene();
  }, 120_000);
  afterAll(() => scene.stop());

  const portal = { sub: 'cong-dvcqg', actor: 'portal' };
  const asking = () => {
    const opened = openedFiles();
    const deps = { ...scene.deps, opened, accessLog: memoryAccessLog(), keeping: memoryKeepingStore() };
    const ask = (claims: Record<string, unknown>, file = scene.file, query = '') =>
      call(api([getFile(deps)]), {
        path: `/v1/dossiers/${scene.code}/files/${file}`,
        claims,
        query,
      });
    const looks = async () => (await deps.accessLog.page(scene.code, { limit: 10 })).items;
    return { ...deps, ask, looks };
  };

  it('is taken out of the package for the portal and for officers of the unit, and the looks are noted', async () => {
    const { ask, looks, opened } = asking();
    const link = FileLink.parse((await ask(portal, scene.file, 'disposition=inline')).json);
    const url = new URL(link.url);
    expect(url.pathname).toBe(`/opened/${scene.code}/${scene.file}`);
    expect(url.searchParams.get('X-Amz-Expires')).toBe('300');
    expect(url.searchParams.get('response-content-disposition')).toMatch(/^inline; /);
    expect(url.searchParams.get('response-content-type')).toBe(link.mediaType);
    expect([...opened.objects]).toEqual([
      [`opened/${scene.code}/${scene.file}`, `%PDF bytes of ${scene.file}`],
    ]);
    expect(await ask(officer)).toMatchObject({ statusCode: 200, json: { sha256: link.sha256 } });
    expect((await looks()).map(({ by, what }) => [by, what]).toSorted()).toEqual([
      ['chuyen-vien.an-binh', 'open-file'],
      ['cong-dvcqg', 'open-file'],
    ]);
  });

  it('is nothing to anybody else, nor is what the dossier does not have', async () => {
    const { ask, looks, opened } = asking();
    for (const claims of [
      { ...portal, sub: 'cong-tinh' },
      { ...officer, unit: 'H00.02' },
    ])
      expect(await ask(claims)).toMatchObject({ statusCode: 404, json: { code: 'unknown-dossier' } });
    expect(await ask(portal, 'f99')).toMatchObject({ statusCode: 404, json: { code: 'unknown-file' } });
    expect([opened.objects.size, await looks()]).toEqual([0, []]);
  });

  it('is gone when the package was destroyed, which names the list', async () => {
    const { ask, keeping, opened } = asking();
    await keeping.destroy(scene.code, { at: '2046-03-06T20:00:00.000Z', disposal: 'a~huy-2046' });
    expect(await ask(portal)).toMatchObject({
      statusCode: 410,
      json: { code: 'destroyed', detail: '/v1/archive/disposals/a~huy-2046' },
    });
    expect(opened.objects.size).toBe(0);
  });
});
