import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { fontOf } from '#shared/adapters/pdf/fonts.ts';
import { renderPaper } from '#shared/adapters/pdf/render-paper.ts';
import { isPrintable } from '#shared/kernel/printable.ts';
import { samplePapers } from '#test/paper/samples.ts';
import { readPdf } from './reading.ts';

const styles = ['plain', 'bold', 'italic'] as const;
const every = Array.from({ length: 0x11_0000 }, (_, code) => code);
/** A face, a Chinese and a Khmer letter, and one that is written with a mark for which there is no letter of its own. */
const names = 'Nguyễn 🙂 王 ក A\u0331';

/** The numbers of the glyphs that the pages of a PDF draw; 0 stands for a sign that its font has no form for. */
async function glyphsIn(bytes: Uint8Array): Promise<number[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const { fnArray, argsArray } = await (await document.getPage(1)).getOperatorList();
  await document.loadingTask.destroy();
  return fnArray.flatMap((operator, index) =>
    operator === OPS.showText
      ? argsArray[index][0].flatMap((glyph: number | { originalCharCode: number }) =>
          typeof glyph === 'number' ? [] : [glyph.originalCharCode],
        )
      : [],
  );
}

describe('a sign that people may have in their names', () => {
  it('has a form in every font of the papers', () => {
    const shown = every.filter((code) => isPrintable(String.fromCodePoint(code)) && code > 0x1f);
    expect(shown.length).toBeGreaterThan(1_500);
    for (const style of styles)
      expect(shown.filter((code) => !fontOf(style).hasGlyphForCodePoint(code))).toEqual([]);
  });

  it('is none that only other fonts have', () => {
    expect(isPrintable('Đặng Thị Ngọc Ngạn, Ĵoão Œuvré-Ñandú, Ελένη, Владимир № 5 – “a”')).toBe(true);
    expect(Array.from('🙂王ក\u2705ア한ع').filter(isPrintable)).toEqual([]);
  });
});

describe.each(samplePapers)('$name', ({ content }) => {
  it('shows a square where its font has no form for a sign', async () => {
    const runs = styles.map((style) => (style === 'plain' ? { text: names } : { text: names, style }));
    const { bytes } = await renderPaper({ ...content, blocks: [{ kind: 'paragraph', runs }] });
    const glyphs = await glyphsIn(bytes);
    expect(glyphs.length).toBeGreaterThan(30);
    expect(glyphs).not.toContain(0);
    const [page] = await readPdf(bytes, 30);
    expect(page?.text.match(/Nguyễn □ □ □ A\u0331/gu)).toHaveLength(3);
  });
});
