import { describe, expect, it } from 'vitest';
import { renderPaper } from '#shared/adapters/pdf/render-paper.ts';
import type { Block, PaperContent } from '#shared/paper/content.ts';
import { samplePapers } from '#test/paper/samples.ts';
import { flowing, readPdf } from './reading.ts';

const millimetres = { A4: [210, 297], A5: [148, 210] } as const;

/** The words of a block, in reading order. */
function wordsOf(block: Block): string[] {
  switch (block.kind) {
    case 'title':
      return [block.text, block.note ?? ''];
    case 'paragraph':
      return [block.runs.map(({ text }) => text).join('')];
    case 'table':
      return [...block.columns.map(({ title }) => title), ...block.rows.flat()];
    case 'signatures':
      return block.places.flatMap(({ title, note, name = '' }) => [title, note, name]);
    default:
      return block satisfies never;
  }
}

const saidBy = ({ heading, blocks }: PaperContent) =>
  [
    (heading.authority ?? '').toUpperCase(),
    heading.unit.toUpperCase(),
    heading.number,
    heading.date,
    ...blocks.flatMap(wordsOf),
  ]
    .flatMap((text) => text.split('\n'))
    .map(flowing)
    .filter((text) => text !== '');

describe.each(samplePapers)('$name', ({ content }) => {
  it('is one page of the size of its form, and the same bytes however often it is printed', async () => {
    const { bytes, pages } = await renderPaper(content);
    const [page, ...more] = await readPdf(bytes);
    const size = millimetres[content.size];
    expect(pages).toBe(1);
    expect(more).toEqual([]);
    expect([page?.width, page?.height]).toEqual(
      content.orientation === 'portrait' ? size : size.toReversed(),
    );
    expect(Buffer.from((await renderPaper(content)).bytes).equals(bytes)).toBe(true);
  });

  it('says everything in Vietnamese that can be copied out of it', async () => {
    const [page] = await readPdf((await renderPaper(content)).bytes);
    const text = flowing(page?.text ?? '').replaceAll(' ', '');
    expect(text).toBe(text.normalize('NFC'));
    expect(text).toContain('CỘNGHÒAXÃHỘICHỦNGHĨAVIỆTNAM');
    expect(text).toContain('Độclập-Tựdo-Hạnhphúc');
    for (const words of saidBy(content)) expect(text).toContain(words.replaceAll(' ', ''));
  });

  it('has its QR code at the top left, with what the law asks for in it', async () => {
    const [page] = await readPdf((await renderPaper(content)).bytes, 200);
    expect(page?.qr).toBe(content.qr);
    for (const name of ['MaHoSo', 'MaTTHC', 'MaDinhDanh', 'TenGiayTo', 'HeThong', 'ThoiDiemCap'])
      expect(content.qr).toMatch(new RegExp(`^${name}=`, 'm'));
  });
});
