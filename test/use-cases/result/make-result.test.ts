import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { memoryPaperStore } from '#shared/adapters/memory/paper-store.ts';
import { memoryResultLog } from '#shared/adapters/memory/result-log.ts';
import { signPdf } from '#shared/adapters/pades/sign-pdf.ts';
import { verifyPdf } from '#shared/adapters/pades/verify-pdf.ts';
import { renderPaper } from '#shared/adapters/pdf/render-paper.ts';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import { Procedure } from '#shared/procedure/procedure.ts';
import { foldRegistration } from '#shared/result/fold-registration.ts';
import { ResultTemplate } from '#shared/result/template.ts';
import { tokenOf } from '#shared/result/token.ts';
import { holds } from '#shared/signature/signature.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { handIn } from '#shared/use-cases/dossier/hand-in.ts';
import { obey } from '#shared/use-cases/dossier/obey.ts';
import { type MakeResultDeps, makeResult } from '#shared/use-cases/result/make-result.ts';
import { registerResult } from '#shared/use-cases/result/register-result.ts';
import { keys, organisation } from '#test/adapters/pades/signed.ts';
import { templated } from '#test/dossier/corrections.ts';
import {
  application,
  clerk,
  declared,
  leader,
  local,
  reception,
  specialist,
  system,
} from '#test/dossier/fixtures.ts';
import { submission, submittedIn, world } from '#test/dossier/world.ts';
import { certificate } from '#test/result/registered.ts';
import { shippedTemplates } from '#test/result/shipped.ts';

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

describe('a result that corrects another one', () => {
  const mistake = 'Sai ngày sinh';

  /** The corrected result as it is ordered, and the register in which the old one stands. */
  async function correcting(madeBy: 'agency' | 'applicant') {
    const { deps } = await ordered();
    const around = { ...deps, ...world({ procedures: [templated] }), results: deps.results };
    const { code: before } = await submittedIn(around);
    const old = tokenOf(randomBytes(16));
    const result = { ...certificate, dossier: before };
    await registerResult(around.results, { token: old, result, at: certificate.issuedAt });
    const draft = application({ files: [declared('new')], corrects: { result: old, mistake } });
    const handedIn = await handIn(around, submission({ draft, at }));
    if (!handedIn.ok) throw new Error(JSON.stringify(handedIn.error));
    const { code } = handedIn.value;
    const acts: [DossierCommand, Caller][] = [
      [{ type: 'inspect', file: 'new', pages: 1 }, system],
      [{ type: 'judge-correction', task: 1, madeBy, reason: 'Đã đối chiếu' }, reception],
      [{ type: 'complete', task: 1, outcome: 'accept' }, reception],
      [{ type: 'complete', task: 2, outcome: 'advance' }, specialist],
      [{ type: 'complete', task: 3, outcome: 'approve' }, leader],
      [{ type: 'complete', task: 4, outcome: 'issue' }, clerk],
    ];
    for (const [command, by] of acts) {
      const obeyed = await obey(around, { code, command, by, at: moment });
      if (!obeyed.ok) throw new Error(JSON.stringify(obeyed.error));
    }
    const whole = { ...around, templates: async () => shippedTemplates };
    return { deps: whole, code, old, make: () => makeResult(whole, code, moment) };
  }

  it.each([
    ['agency', 'Cơ quan sửa sai sót của mình', 'Điều 21'],
    ['applicant', 'Sửa sai sót theo đề nghị của người được cấp', '123/2015/NĐ-CP'],
  ] as const)(
    'is named in the register of the old one: the mistake of the %s',
    async (fault, reason, basis) => {
      const scene = await correcting(fault);
      const { deps, code, old, make } = scene;
      expect(await make()).toBe(true);
      expect(await make()).toBe(true);
      const { token = '' } = (await resultIn(scene)) ?? {};
      const corrected = foldRegistration(await deps.results.history(old));
      expect(corrected?.replaced).toMatchObject({ by: token, correction: true, reason });
      expect(corrected?.replaced?.basis).toContain(basis);
      expect(JSON.stringify(corrected), 'what was wrong is the applicant’s').not.toContain(mistake);
      expect(foldRegistration(await deps.results.history(token))).toMatchObject({
        result: { dossier: code },
        replaces: [old],
      });
      expect(await deps.results.history(old)).toHaveLength(2);
    },
  );
});

describe('a dossier that has ordered nothing', () => {
  it('gets no result', async () => {
    const { deps } = await ordered();
    const plain = world();
    const { code } = await submittedIn(plain);
    expect(await makeResult({ ...deps, ...plain }, code, moment)).toBe(false);
  });
});
