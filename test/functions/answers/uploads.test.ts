import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { submitDossier, supplementDossier } from '#functions/dossiers/dossiers.ts';
import { api } from '#functions/http/api.ts';
import { claimTask, declareResult } from '#functions/tasks/tasks.ts';
import { memoryAccessLog } from '#shared/adapters/memory/access-log.ts';
import { memoryBatchStore } from '#shared/adapters/memory/batch-store.ts';
import { memoryKeptPapers } from '#shared/adapters/memory/kept-papers.ts';
import { memoryNoticeLog } from '#shared/adapters/memory/notice-log.ts';
import { Submitted } from '#shared/api/views/dossier.ts';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import { obey } from '#shared/use-cases/dossier/obey.ts';
import { application, declared, officer, reception, system } from '#test/dossier/fixtures.ts';
import { world } from '#test/dossier/world.ts';
import { call, post } from '#test/functions/http/calling.ts';
import { quiet } from '#test/support/quiet.ts';

quiet();

const specialist = { sub: 'chuyen-vien.an-binh', actor: 'officer', unit: 'H00.01', roles: '[specialist]' };

/** The portal's and the officer's routes over one deployment in memory. */
function routes() {
  const { store, reference, lists, absences, consignments } = world();
  const signUpload = async ({ key }: { key: string }) => `https://intake/${key}`;
  const catalogue = { search: async () => ({ items: [] }) };
  const portals = { ...reference, portals: async () => [] };
  const notices = memoryNoticeLog();
  const kept = memoryKeptPapers();
  const copied: [string, string][] = [];
  const copy = async (from: string, to: string) => void copied.push([from, to]);
  const accessLog = memoryAccessLog();
  const batches = memoryBatchStore();
  const services = {
    lists,
    absences,
    consignments,
    notices,
    signUpload,
    signDownload: async ({ key }: { key: string }) => `https://intake/${key}`,
    catalogue,
    kept,
    batches,
    copy,
    removeFiles: async () => undefined,
    accessLog,
  };
  const deps = { ...services, store, copied, reference: portals };
  const handler = api([submitDossier(deps), supplementDossier(deps), declareResult(deps), claimTask(deps)]);
  return { deps, handler };
}

const file = (component?: string) => {
  const { id: _, component: __, ...rest } = declared('x');
  return { ...rest, ...(component !== undefined && { component }) };
};
const submission = { procedure: '1.004873', ...application() };

describe('a submission over HTTP', () => {
  const { type: _, files: __, ...body } = submission;
  const whole = { ...body, files: [file('declaration')] };

  it('is answered with the code, the targets and the tag; again under its key with the same dossier', async () => {
    const { handler } = routes();
    const sent = await call(handler, post(whole, { path: '/v1/dossiers' }));
    expect(sent).toMatchObject({
      statusCode: 201,
      headers: { etag: expect.stringMatching(/^"1-/) },
      json: { status: 'draft', sealed: false },
    });
    const { code, files, uploads } = Submitted.parse(sent.json);
    expect(uploads.map(({ url }) => url)).toEqual([`https://intake/${code}/${files[0]?.id}`]);
    const again = await call(handler, post(whole, { path: '/v1/dossiers' }));
    expect(Submitted.parse(again.json)).toMatchObject({ code, files });
    const other = await call(handler, post({ ...whole, channel: 'post' }, { path: '/v1/dossiers' }));
    expect(other).toMatchObject({ statusCode: 422, json: { code: 'key-reused' } });
  });

  it('cannot say of itself who sent it, which file ids it has, or that it is done', async () => {
    const { handler } = routes();
    for (const extra of [
      { by: 'x' },
      { owner: 'x' },
      { status: 'returned' },
      { files: [{ ...file('declaration'), id: 'mine' }] },
    ]) {
      const sent = await call(handler, post({ ...whole, ...extra }, { path: '/v1/dossiers' }));
      expect(sent).toMatchObject({ statusCode: 400, json: { code: 'invalid-request' } });
    }
  });
});

describe('a dossier that the caller does not have', () => {
  it('is not there: neither it, nor its task', async () => {
    const { handler } = routes();
    const code = 'H00.01-20260302-9999999';
    const supplement = post({ files: [] }, { path: `/v1/dossiers/${code}/supplements` });
    expect(await call(handler, supplement)).toMatchObject({
      statusCode: 404,
      json: { code: 'unknown-dossier' },
    });
    const headers = { 'if-match': '"1"' };
    const claims = { claims: specialist, headers };
    const claim = post('', { path: `/v1/tasks/${code}~1/claim`, ...claims });
    expect(await call(handler, claim)).toMatchObject({ statusCode: 404, json: { code: 'unknown-task' } });
    const declaring = post({ files: [file()] }, { path: `/v1/tasks/${code}~1/files`, ...claims });
    expect(await call(handler, declaring)).toMatchObject({ statusCode: 404, json: { code: 'unknown-task' } });
  });
});

describe('the targets that are given out', () => {
  it('for results go to officers alone', async () => {
    const { handler, deps } = routes();
    const { type: _, files: __, ...body } = submission;
    const sent = await call(
      handler,
      post({ ...body, files: [file('declaration')] }, { path: '/v1/dossiers' }),
    );
    const { code, files } = Submitted.parse(sent.json);
    const acts: [DossierCommand, Parameters<typeof obey>[1]['by']][] = [
      [{ type: 'inspect', file: files[0]?.id ?? '' }, system],
      [{ type: 'complete', task: 1, outcome: 'accept' }, reception],
    ];
    for (const [command, by] of acts) await obey(deps, { code, command, by, at: new Date().toISOString() });
    const declaring = post(
      { files: [file()] },
      { path: `/v1/tasks/${code}~2/files`, claims: specialist, headers: { 'if-match': '"3"' } },
    );
    const result = await call(handler, declaring);
    expect(Submitted.parse(result.json).uploads).toHaveLength(1);
    const ask: DossierCommand = { type: 'complete', task: 2, outcome: 'supplement', reason: 'Thiếu' };
    await obey(deps, { code, command: ask, by: officer('y', 'specialist'), at: new Date().toISOString() });
    const supplement = post({ files: [file('authorisation')] }, { path: `/v1/dossiers/${code}/supplements` });
    const { uploads, files: known } = Submitted.parse(
      (await call(handler, { ...supplement, headers: { ...supplement.headers, 'idempotency-key': 'k2' } }))
        .json,
    );
    expect(uploads.map(({ fileId }) => known.find(({ id }) => id === fileId)?.purpose)).toEqual([
      'supplement',
    ]);
    expect(z.array(z.string()).parse(known.map(({ purpose }) => purpose))).not.toContain('result');
  });
});
