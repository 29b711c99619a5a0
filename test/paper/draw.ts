import { mkdirSync, writeFileSync } from 'node:fs';
import { renderPaper } from '#shared/adapters/pdf/render-paper.ts';
import { readPdf } from '#test/adapters/pdf/reading.ts';
import { samplePapers } from './samples.ts';

/** `node test/paper/draw.ts` draws the papers of docs/papers.md anew. */
const folder = new URL('../../docs/papers/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const { name, content } of samplePapers) {
  const { bytes } = await renderPaper(content);
  const [page] = await readPdf(bytes, content.size === 'A4' ? 90 : 120);
  if (page === undefined) throw new Error(`${name} has no page`);
  writeFileSync(new URL(`${name}.png`, folder), page.canvas.toBuffer('image/png'));
}
