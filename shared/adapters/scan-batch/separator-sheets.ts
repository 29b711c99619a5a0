import { buffer } from 'node:stream/consumers';
import { encode } from 'uqr';
import { separatorText } from '#shared/file/separator.ts';
import type { Component } from '#shared/procedure/procedure.ts';
import { tagged } from '../pdf/flow.ts';
import { drawLine, lineHeight, linesOf } from '../pdf/lines.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import { mm, pageOf } from '../pdf/page.ts';
import type { Doc, Element } from '../pdf/types.ts';

type Named = Pick<Component, 'id' | 'name'>;
type Written = { text: string; style: 'plain' | 'bold' | 'italic'; size: number };

const { width, height, box } = pageOf({ size: 'A4', orientation: 'portrait' });

/** Half of the sheet: a module of the code is wider than what a copier blurs or a feeder smears. */
const codeSide = mm(110);

const head: Written[] = [
  { text: 'TỜ PHÂN CÁCH', style: 'bold', size: 26 },
  {
    text: 'Đặt tờ này ngay trước các giấy tờ của thành phần hồ sơ ghi dưới đây rồi quét cả tập.',
    style: 'plain',
    size: 13,
  },
  {
    text: 'Put this sheet before the papers of the component named below, then scan the whole batch.',
    style: 'italic',
    size: 11,
  },
];

const foot = ({ id, name }: Named, size: number): Written[] => [
  { text: name.vi, style: 'bold', size },
  { text: name.en, style: 'italic', size: size * 0.7 },
  { text: id, style: 'plain', size: 13 },
];

/** Sheets to print and to put between the papers of a batch, one for each component; the same give the same bytes. */
export async function separatorSheets(
  components: readonly Named[],
  { at }: { at: string },
): Promise<Uint8Array> {
  const doc = openPdf(
    { title: 'Tờ phân cách', at },
    {
      ...{ size: [width, height], margin: 0, autoFirstPage: false, tagged: true },
      styles: ['plain', 'bold', 'italic'],
    },
  );
  const bytes = buffer(doc);
  const root = doc.struct('Document');
  doc.addStructure(root);
  for (const component of components) {
    doc.addPage();
    drawSheet(doc, root, component);
  }
  root.end();
  doc.end();
  return bytes;
}

function drawSheet(doc: Doc, root: Element, component: Named): void {
  const top = write(doc, root, head, box.top) + mm(8);
  drawCode(doc, root, separatorText(component.id), top);
  const below = top + codeSide + mm(8);
  const size = [22, 18, 14].find((tried) => below + heightOf(doc, foot(component, tried)) <= box.bottom);
  write(doc, root, foot(component, size ?? 10), below);
}

const linesIn = (doc: Doc, { text, style, size }: Written) =>
  linesOf(doc, [{ text, ...(style !== 'plain' && { style }) }], { width: box.width, size });

const gap = mm(2);

const heightOf = (doc: Doc, written: Written[]) =>
  written.reduce((sum, part) => sum + linesIn(doc, part).length * lineHeight(part.size) + gap, 0);

/** Writes from `top` down; tells where it ends. */
function write(doc: Doc, root: Element, written: Written[], top: number): number {
  let y = top;
  for (const part of written) {
    tagged(doc, root, 'P', () => {
      for (const line of linesIn(doc, part)) {
        drawLine(doc, line, { x: box.left, y, width: box.width, size: part.size, align: 'centre' });
        y += lineHeight(part.size);
      }
    });
    y += gap;
  }
  return y;
}

function drawCode(doc: Doc, root: Element, text: string, top: number): void {
  // The highest error correction: these sheets are used again and again.
  const { data, size } = encode(text, { ecc: 'H', border: 0 });
  const [module, left] = [codeSide / size, (width - codeSide) / 2];
  const bbox: [number, number, number, number] = [left, top, left + codeSide, top + codeSide];
  const figure = doc.struct('Figure', { alt: `Mã QR: ${text}`, bbox });
  root.add(figure);
  figure.add(() => {
    for (const [row, modules] of data.entries())
      for (const [column, dark] of modules.entries())
        if (dark) doc.rect(left + column * module, top + row * module, module, module);
    doc.fill('black');
  });
  figure.end();
}
