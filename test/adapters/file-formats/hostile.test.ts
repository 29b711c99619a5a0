import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import * as bombs from './bombs.ts';
import { examined, pdf, png } from './samples.ts';

const run = promisify(execFile);
const problemOf = async (bytes: Uint8Array) => (await examined(bytes)).problem;

describe('a PDF that asks too much of its reader', () => {
  it.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ['has 10,000 pages', () => bombs.manyPages(10_000), 'too-many-pages'],
    ['has a page of a kilometre', () => bombs.hugePage(3_000_000), 'page-too-large'],
    ['has a page that its unit makes so', () => bombs.hugePage(10_000, 75), 'page-too-large'],
    ['has a picture of ten billion pixels', () => bombs.hugePicture(100_000), 'page-too-large'],
    ['has contents of 600 MB', () => bombs.bombOfContents(600), 'unfolds'],
    ['has objects of 3 GB', () => bombs.bombOfObjects(3_000), 'unfolds'],
    ['has a billion pages by few branches', () => bombs.bombOfBranches(9), 'unfolds'],
    ['has branches that lead back', () => bombs.endlessBranches, 'damaged'],
  ])('and %s is told from a paper', async (_, make, problem) => {
    const bytes = await make();
    expect(bytes.length).toBeLessThan(2_000_000);
    expect(await problemOf(bytes)).toBe(problem);
  });

  it('does no harm to those who wait behind it', async () => {
    const files = [bombs.bombOfObjects(3_000), await pdf(2), bombs.bombOfBranches(9), await pdf(3)];
    const found = await Promise.all(files.map(examined));
    expect(found.map(({ problem, pages }) => problem ?? pages)).toEqual(['unfolds', 2, 'unfolds', 3]);
  });

  it('is given up on before the function runs out of memory', async () => {
    const script = `
      const { examined } = await import('#test/adapters/file-formats/samples.ts');
      const { bombOfObjects } = await import('#test/adapters/file-formats/bombs.ts');
      const { problem } = await examined(bombOfObjects(3_000));
      console.log(JSON.stringify({ problem, kilobytes: process.resourceUsage().maxRSS }));`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script]);
    const { problem, kilobytes } = JSON.parse(stdout);
    expect(problem).toBe('unfolds');
    expect(kilobytes).toBeLessThan(1_769 * 1_024);
  });

  it('is not what a large paper is', async () => {
    expect(await examined(await bombs.manyPages(2_000))).toMatchObject({ pages: 2_000 });
    for (const bytes of [
      await bombs.hugePage(14_400),
      await bombs.hugePicture(14_000),
      bombs.bombOfContents(200),
    ])
      expect(await examined(bytes)).toMatchObject({ pages: 1 });
  });
});

describe('a picture of more pixels than anybody should unpack', () => {
  it('is told from a paper', async () => {
    expect(await problemOf(bombs.hugeJpeg())).toBe('page-too-large');
    expect(await problemOf(bombs.hugePng(100_000))).toBe('page-too-large');
    expect(await problemOf(png(14_000))).toBeUndefined();
  });
});

describe('a ZIP that unfolds to gigabytes', () => {
  it.each(['zeros', '[Content_Types].xml', 'word/document.xml', 'mimetype', '../../etc/passwd'])(
    'is not unfolded to be known: %s',
    async (name) => {
      const { problem, mediaType } = await examined(bombs.zipBomb(1_000, name));
      expect(problem).toBeUndefined();
      expect(mediaType).not.toMatch(/pdf|image/);
    },
  );
});
