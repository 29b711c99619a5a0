import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPaper } from '#shared/adapters/pdf/render-paper.ts';
import { organisation, sign, unsigned } from '#test/adapters/pades/signed.ts';
import { samplePapers } from '#test/paper/samples.ts';
import { isVeraPdfThere, verdicts } from './verapdf/verdicts.ts';

const isThere = isVeraPdfThere();
const work = mkdtempSync(join(tmpdir(), 'motcua-verapdf-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const papers = [...samplePapers.map(({ name }) => name), 'signed result'];
const fileOf = (name: string) => join(work, `${name}.pdf`);

describe.skipIf(!isThere)('papers before veraPDF', () => {
  beforeAll(async () => {
    for (const { name, content } of samplePapers) {
      const { bytes, signatures } = await renderPaper(content);
      writeFileSync(fileOf(name), bytes);
      if (name === 'result')
        writeFileSync(
          fileOf('signed result'),
          await sign(bytes, (await organisation()).signer, undefined, signatures[0]),
        );
    }
    writeFileSync(fileOf('plain'), await unsigned());
  }, 60_000);

  it('are PDF/A-2u, the signed result too', () => {
    expect(verdicts('2u', papers.map(fileOf))).toEqual(papers.map(() => 'ok'));
  }, 60_000);

  it('keep every rule of PDF/UA-1 but to call themselves so', () => {
    const broken = verdicts('ua1', papers.map(fileOf));
    expect(broken.filter((one) => !/^5-1 [^;]*$/.test(one))).toEqual([]);
  }, 60_000);

  it('are told from a PDF that is none', () => {
    expect(verdicts('2u', [fileOf('plain')])).not.toEqual(['ok']);
  }, 60_000);
});
