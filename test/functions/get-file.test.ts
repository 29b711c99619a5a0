import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { api } from '#functions/middleware/api.ts';
import { getFile } from '#functions/portal/get-file.ts';
import { memoryAccessLog } from '#shared/adapters/memory/access-log.ts';
import { s3Presign } from '#shared/adapters/s3/presign.ts';
import { FileLink } from '#shared/contract/views.ts';
import type { DossierStore } from '#shared/dossier/store.ts';
import { code, go, local, resolved, returned, type Story, sealing, system } from '#test/dossier/fixtures.ts';
import { call } from './middleware/calling.ts';

vi.hoisted(() => {
  process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
});

const environment = {
  AWS_REGION: 'ap-southeast-1',
  AWS_ACCESS_KEY_ID: 'key',
  AWS_SECRET_ACCESS_KEY: 'secret',
};
const officer = { sub: 'chuyen-vien.an-binh', actor: 'officer', unit: 'H00.01', roles: '[specialist]' };

function over({ dossier }: Story) {
  const accessLog = memoryAccessLog();
  const store: Pick<DossierStore, 'find'> = {
    find: async (wanted) => (wanted === dossier.code ? dossier : undefined),
  };
  const deps = { store: store as DossierStore, accessLog, presign: s3Presign('intake', environment) };
  const handler = api([getFile(deps)]);
  const ask = (file: string, claims: Record<string, unknown>, query = '') =>
    call(handler, { path: `/v1/dossiers/${code}/files/${file}`, claims, query });
  return { accessLog, ask };
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
      { by: 'chuyen-vien.an-binh', purpose: 'officer', what: 'open-file', subject: 'f1' },
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

  it('is the archive’s once it is sealed', async () => {
    const sealed = go(returned(), [[sealing, system, local('2026-03-04 09:10')]]);
    const { accessLog, ask } = over(sealed);
    expect(await ask('f1', officer)).toMatchObject({ statusCode: 409, json: { code: 'already-sealed' } });
    expect(await accessLog.page(code, { limit: 10 })).toEqual({ items: [] });
  });
});
