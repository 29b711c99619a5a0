import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { memoryPaperStore } from '#shared/adapters/memory/paper-store.ts';
import { memoryResultLog } from '#shared/adapters/memory/result-log.ts';
import { signPdf } from '#shared/adapters/pades/sign-pdf.ts';
import { verifyPdf } from '#shared/adapters/pades/verify-pdf.ts';
import { renderPaper } from '#shared/adapters/pdf/render-paper.ts';
import { Procedure } from '#shared/procedure/procedure.ts';
import { foldRegistration } from '#shared/result/fold-registration.ts';
import { ResultTemplate } from '#shared/result/template.ts';
import { holds } from '#shared/signature/signature.ts';
import { handIn } from '#shared/use-cases/dossier/hand-in.ts';
import { obey } from '#shared/use-cases/dossier/obey.ts';
import { type MakeResultDeps, makeResult } from '#shared/use-cases/result/make-result.ts';
import { keys, organisation } from '#test/adapters/pades/signed.ts';
import { application, local, system } from '#test/dossier/fixtures.ts';
import { submission, submittedIn, world } from '#test/dossier/world.ts';

const bundle = z
  .object({ resultTemplates: z.array(ResultTemplate), procedures: z.array(Procedure) })
  .parse(JSON.parse(readFileSync('test/data/local-answer.json', 'utf8')));
const at = local('2026-03-02 08:00');
const moment = local('2026-03-02 08:01');

let own: Awaited<ReturnType<typeof organisation>>;
beforeAll(async () => {
  own = await organisation();
});

/** A deployment in memory in which a dossier has ordered its result. */
async function ordered(changes: Partial<Pick<MakeResultDeps, 'results' | 'signers' | 'templates'>> = {}) {
  const around = world({ procedures: bundle.procedures });
  const deps = {
    ...around,
    templates: async () => bundle.resultTemplates,
    signers: async () => [own.signer],
    papers: memoryPaperStore(),
    results: memoryResultLog(),
    render: renderPaper,
    sign: (pdf: Uint8Array, order: Parameters<typeof signPdf>[2]) => signPdf(keys, pdf, order),
    sha256: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex'),
    verifyAt: 'https://motcua.example/v1/verify/',
    ...changes,
  };
  const form = { fullName: 'Nguyễn Thị Ánh', purpose: 'nhập khẩu' };
  const draft = application({ files: [], form });
  const handedIn = await handIn(deps, submission({ procedure: 'LOCAL.ANSWER', draft, at }));
  if (!handedIn.ok) throw new Error(JSON.stringify(handedIn.error));
  return { deps, code: handedIn.value.code };
}

const resultIn = async ({ deps, code }: Awaited<ReturnType<typeof ordered>>) => {
  const dossier = await deps.store.find(code);
  return dossier !== undefined && 'result' in dossier ? dossier.result : undefined;
};

describe('a result that was ordered', () => {
  it('is signed, stored, journalled and registered, and closes a dossier that nobody was asked about', async () => {
    const scene = await ordered();
    const { deps, code } = scene;
    expect(await makeResult(deps, code, moment)).toBe(true);
    const dossier = await deps.store.find(code);
    expect(dossier).toMatchObject({ status: 'returned', result: { at: moment } });
    const { fileId = '', token = '' } = (await resultIn(scene)) ?? {};
    const bytes = deps.papers.files.get(`${code}/${fileId}`) ?? new Uint8Array();
    const file = dossier?.files.find(({ id }) => id === fileId);
    expect(file).toMatchObject({ purpose: 'result', sha256: deps.sha256(bytes), size: bytes.length });
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
    const signatures = await verifyPdf(Buffer.from(bytes), pdf, { at: moment, anchors: [own.anchor] });
    expect(signatures).toHaveLength(1);
    expect(signatures.every(holds)).toBe(true);
    expect(foldRegistration(await deps.results.history(token))?.result).toMatchObject({
      dossier: code,
      number: '1/XN-MẪU',
      validUntil: '2026-09-02',
      file: { sha256: file?.sha256 },
    });
  });

  it('is made once, however often it is asked for, and by however many at once', async () => {
    const scene = await ordered();
    const { deps, code } = scene;
    await Promise.all([makeResult(deps, code, moment), makeResult(deps, code, moment)]);
    await makeResult(deps, code, local('2026-03-02 09:00'));
    const types = (await deps.store.journal(code)).flatMap(({ events }) => events.map(({ type }) => type));
    expect(types.filter((type) => type === 'result.issued')).toHaveLength(1);
    const { token = '' } = (await resultIn(scene)) ?? {};
    expect(await deps.results.history(token)).toHaveLength(1);
  });

  it('is finished by another where its maker died before it was registered', async () => {
    const results = memoryResultLog();
    const dying = { ...results, append: () => Promise.reject(new Error('the table is away')) };
    const scene = await ordered({ results: dying });
    const { deps, code } = scene;
    await expect(makeResult(deps, code, moment)).rejects.toThrow('away');
    const { token = '' } = (await resultIn(scene)) ?? {};
    expect(await results.history(token)).toEqual([]);
    await makeResult({ ...deps, results }, code, local('2026-03-02 08:10'));
    expect(foldRegistration(await results.history(token))?.result.dossier).toBe(code);
  });

  it('is not registered where an officer has taken the dossier over meanwhile', async () => {
    const { deps, code } = await ordered();
    const late = local('2026-03-05 08:00');
    await obey(deps, { code, command: { type: 'wake' }, by: system, at: late });
    expect(await makeResult(deps, code, late)).toBe(false);
    expect(await deps.store.find(code)).toMatchObject({ status: 'processing' });
  });

  it.each([
    ['nobody signs for its unit', { signers: async () => [] }, 'nobody signs for H00.01'],
    ['its template is not published', { templates: async () => [] }, 'local-answer is not published'],
  ])('waits, loudly, where %s', async (_, missing, message) => {
    const { deps, code } = await ordered(missing);
    await expect(makeResult(deps, code, moment)).rejects.toThrow(message);
    expect(await deps.store.find(code)).toMatchObject({ status: 'answering' });
  });
});

describe('a dossier that has ordered nothing', () => {
  it('gets no result', async () => {
    const { deps } = await ordered();
    const plain = world();
    const { code } = await submittedIn(plain);
    expect(await makeResult({ ...deps, ...plain }, code, moment)).toBe(false);
  });
});
