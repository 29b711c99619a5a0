import { type PDFPageProxy, Util } from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as z from 'zod';
import type { RecognisedPage, Word } from '#shared/file/recognition.ts';

const Item = z.object({
  str: z.string(),
  transform: z.array(z.number()).length(6),
  width: z.number(),
  height: z.number(),
  hasEOL: z.boolean(),
});
type Item = z.infer<typeof Item>;

/** The text that a page brings with it, in points from its upper left corner. */
export async function ownText(page: PDFPageProxy, number: number): Promise<RecognisedPage> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const parts = items.flatMap((item) => Item.safeParse(item).data ?? []);
  const text = parts.map(({ str, hasEOL }) => `${str}${hasEOL ? '\n' : ''}`).join('');
  return {
    number,
    width,
    height,
    text: text.normalize('NFC').trim(),
    words: parts.flatMap((item) => wordsOf(item, transform)),
  };
}

/** How far letters reach below the line, as a share of their height. */
const descent = 0.25;

/** An item is a stretch of a line in one font: each of its words has its share of the stretch. */
function wordsOf({ str, transform, width, height }: Item, page: number[]): Word[] {
  const [, , , , x = 0, y = 0] = z.array(z.number()).parse(Util.transform(page, transform));
  return [...str.matchAll(/\S+/gu)].map((found) => {
    const [from, to] = [found.index, found.index + found[0].length].map(
      (at) => x + (width * at) / str.length,
    );
    return {
      text: found[0].normalize('NFC'),
      box: [from ?? x, y - height * (1 - descent), to ?? x, y + height * descent],
      confidence: 100,
    };
  });
}
