import type { Block, PaperContent, PrintedPaper, SignatureBox } from '#shared/paper/content.ts';
import type { Flow, Part } from './flow.ts';
import { artifact } from './flow.ts';
import { heading } from './heading.ts';
import { drawLine, lineHeight, linesOf } from './lines.ts';
import { openPdf } from './open-pdf.ts';
import { mm, pageOf } from './page.ts';
import { paragraph, title } from './paragraphs.ts';
import { qrStrip } from './qr-code.ts';
import { signatures } from './signatures.ts';
import { table } from './table.ts';
import type { Doc } from './types.ts';

/**
 * Renders a paper as tagged PDF/A-2u with its fonts inside. Nothing but the content goes into it, so that the same
 * content gives the same bytes. A paper that does not fit its one page is set smaller, and only then on several.
 */
export async function renderPaper(content: PaperContent): Promise<PrintedPaper> {
  const page = pageOf(content);
  const doc = open(content, page);
  const bytes = collect(doc);
  const found: SignatureBox[] = [];
  const parts = partsThatFit(doc, content, { ...page, found });
  const root = doc.struct('Document');
  doc.addStructure(root);
  const flow: Flow = { doc, box: page.box, y: page.box.top, page: 1 };
  for (const part of parts) part.draw(flow, root);
  root.end();
  const pages = numberPages(doc, content, page);
  doc.end();
  return { bytes: await bytes, pages, signatures: found };
}

type Page = ReturnType<typeof pageOf>;

function open({ title, caption, id, heading: head, at }: PaperContent, { width, height }: Page): Doc {
  const doc = openPdf(
    { title, subject: caption, author: head.unit, keywords: id, at },
    {
      ...{ size: [width, height], margin: 0, bufferPages: true, tagged: true },
      styles: ['plain', 'bold', 'italic'],
    },
  );
  // pdfkit knows level B, which lacks but one promise of U: that every glyph has its Unicode. All of pdfkit's do.
  doc.subset_conformance = 'U';
  return doc;
}

function collect(doc: Doc): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
}

/** The parts in the largest type that brings them onto one page, or in the usual one where none does. */
function partsThatFit(doc: Doc, content: PaperContent, setting: Page & { found: SignatureBox[] }): Part[] {
  const { box, type, smallest, found } = setting;
  const room = box.bottom - box.top;
  for (let size: number = type; size >= smallest; size -= 0.5) {
    const parts = partsOf(doc, content, { size, box, found });
    if (parts.reduce((sum, { height }) => sum + height, 0) <= room) return parts;
  }
  return partsOf(doc, content, { size: type, box, found });
}

type Setting = { size: number; box: Page['box']; found: SignatureBox[] };

const partsOf = (doc: Doc, content: PaperContent, setting: Setting): Part[] => [
  qrStrip(doc, content, setting),
  heading(doc, content.heading, setting),
  ...content.blocks.map((block) => partOf(doc, block, setting)),
];

function partOf(doc: Doc, block: Block, setting: Setting): Part {
  switch (block.kind) {
    case 'title':
      return title(doc, block, setting);
    case 'paragraph':
      return paragraph(doc, block, setting);
    case 'table':
      return table(doc, block, setting);
    case 'signatures':
      return signatures(doc, block, setting);
    default:
      return block satisfies never;
  }
}

/** At the foot of each page the paper's identifier, and which page it is where there are several. */
function numberPages(doc: Doc, { id }: PaperContent, { box, height }: Page): number {
  const { count } = doc.bufferedPageRange();
  const size = 7;
  const y = (box.bottom + height - mm(4)) / 2 - lineHeight(size) / 2;
  for (let index = 0; index < count; index += 1) {
    doc.switchToPage(index);
    const text = count === 1 ? id : `${id} – Trang ${index + 1}/${count}`;
    const [line] = linesOf(doc, [{ text }], { width: box.width, size });
    if (line === undefined) continue;
    artifact(doc, () => drawLine(doc, line, { x: box.left, y, width: box.width, size, align: 'right' }));
  }
  return count;
}
