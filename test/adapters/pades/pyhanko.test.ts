import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPaper } from '#shared/adapters/pdf/render-paper.ts';
import type { FormId } from '#shared/form/official-form.ts';
import { printPapers } from '#shared/use-cases/paper/print-paper.ts';
import { readPdf } from '#test/adapters/pdf/reading.ts';
import { code, deputy, local, type Story } from '#test/dossier/fixtures.ts';
import {
  accepted,
  awaiting,
  declined,
  ordered,
  reappointed,
  refused,
  resultIn,
  stopped,
} from '#test/paper/stories.ts';
import { deployed } from '#test/use-cases/paper/printing.ts';
import { appended, organisation, sign, unsigned } from './signed.ts';

const venv = join(tmpdir(), 'motcua-signature-validators');
const hasPython = spawnSync('python3', ['-m', 'venv', '--help']).status === 0;
if (!hasPython)
  process.stderr.write(
    'Signature validator skipped: install python3 and python3-venv (apt-get install python3-venv).\n',
  );

const work = mkdtempSync(join(tmpdir(), 'motcua-signature-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Kept between runs; a half-made one has no mark and is made again. */
function prepare(): void {
  const mark = join(venv, 'ready');
  if (existsSync(mark)) return;
  execFileSync('python3', ['-m', 'venv', '--clear', venv]);
  const wanted = ['pyhanko==0.38.0', 'pyhanko-cli==0.6.0'];
  execFileSync(join(venv, 'bin', 'pip'), ['install', '--quiet', ...wanted], { stdio: 'pipe' });
  writeFileSync(mark, '');
}

/** What pyHanko says of the signatures of a file, trusting one authority. */
function judgement(pdf: Buffer, authority: string): string {
  const [file, root] = [join(work, 'signed.pdf'), join(work, 'root.pem')];
  writeFileSync(file, pdf);
  writeFileSync(root, `-----BEGIN CERTIFICATE-----\n${authority}\n-----END CERTIFICATE-----\n`);
  const options = ['--pretty-print', '--no-revocation-check', '--trust', root, '--trust-replace', file];
  const { stdout } = spawnSync(join(venv, 'bin', 'pyhanko'), ['sign', 'validate', ...options], {
    encoding: 'utf8',
  });
  return stdout;
}

describe.skipIf(!hasPython)('our signature before pyHanko', () => {
  beforeAll(prepare, 300_000);

  it.each(['RSASSA_PKCS1_V1_5_SHA_256', 'ECDSA_SHA_256'] as const)(
    'by %s is valid and covers the file',
    async (algorithm) => {
      const { signer, anchor } = await organisation(algorithm);
      const place = { page: 2, left: 50, bottom: 50, width: 200, height: 60 };
      const said = judgement(await sign(await unsigned(2), signer, undefined, place), anchor.certificate);
      expect(said).toContain('The signature covers the entire file.');
      expect(said).toContain('The signature is judged VALID.');
    },
  );

  it('is invalid after one byte was changed, or a revision appended', async () => {
    const { signer, anchor } = await organisation();
    const signed = await sign(await unsigned(), signer);
    const longer = judgement(await appended(signed), anchor.certificate);
    expect(longer).toContain('The signature is judged INVALID.');
    signed[30] = (signed[30] ?? 0) ^ 1;
    expect(judgement(signed, anchor.certificate)).not.toContain('judged VALID');
  });
});

const letters: [name: string, story: () => Story, form: FormId, signed: string[]][] = [
  [
    'an apology that a deputy signed',
    reappointed,
    'apology',
    ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Đinh Thị Thủy'],
  ],
  ['a stop that the head signed', stopped, 'stop-notice', ['CHỦ TỊCH', 'Lê Quang Hùng']],
  ['a refusal after appraisal', declined, 'refusal', ['CHỦ TỊCH', 'Lê Quang Hùng']],
  ['a refusal at the desk', refused, 'refusal', []],
  ['a receipt', accepted, 'receipt', []],
  ['a request for papers', awaiting, 'supplement-request', []],
];

describe.skipIf(!hasPython)('papers as they are printed, before pyHanko', () => {
  beforeAll(prepare, 300_000);

  it.each(letters)('%s is valid, and invalid with a byte changed', async (_, story, form, signed) => {
    const { signer, anchor } = await organisation();
    const around = await deployed(story(), [signer]);
    await printPapers(around, code, local('2026-03-04 11:00'));
    const id = (await around.store.find(code))?.papers?.find((one) => one.form === form)?.id;
    const paper = Buffer.from(around.papers.files.get(`${code}/${id}`) ?? []);
    const text = (await readPdf(paper)).map((page) => page.text).join(' ');
    for (const words of signed) expect(text).toContain(words);
    const said = judgement(paper, anchor.certificate);
    expect(said).toContain('The signature covers the entire file.');
    expect(said).toContain('The signature is judged VALID.');
    // Within the packed bytes of the first stream, so that the file can still be read.
    const inside = paper.indexOf('stream') + 40;
    paper[inside] = (paper[inside] ?? 0) ^ 1;
    expect(judgement(paper, anchor.certificate)).toContain('The signature is judged INVALID.');
  });

  it('a result that a deputy signed is valid, and invalid with a byte changed', async () => {
    const { signer, anchor } = await organisation();
    const { bytes, signatures } = await renderPaper(resultIn(ordered(deputy)));
    const result = await sign(bytes, signer, undefined, signatures[0]);
    expect((await readPdf(result)).map((page) => page.text).join(' ')).toContain('KT. CHỦ TỊCH');
    expect(judgement(result, anchor.certificate)).toContain('The signature is judged VALID.');
    const inside = result.indexOf('stream') + 40;
    result[inside] = (result[inside] ?? 0) ^ 1;
    expect(judgement(result, anchor.certificate)).toContain('The signature is judged INVALID.');
  });
});

describe.skipIf(!hasPython)('the signed samples before pyHanko', () => {
  beforeAll(prepare, 300_000);

  it('are worth what is written of them', () => {
    const samples = new URL('../../data/signed/', import.meta.url).pathname;
    const script = new URL('samples/validate-samples.py', import.meta.url).pathname;
    const said = execFileSync(join(venv, 'bin', 'python'), [script, samples], { encoding: 'utf8' });
    expect(JSON.parse(said)).toEqual(JSON.parse(readFileSync(join(samples, 'verdicts.json'), 'utf8')));
  });
});
