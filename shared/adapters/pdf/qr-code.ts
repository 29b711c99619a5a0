import { encode } from 'uqr';
import type { PaperContent } from '#shared/paper/content.ts';
import type { Flow, Part } from './flow.ts';
import { tagged } from './flow.ts';
import { drawLine, lineHeight, linesOf } from './lines.ts';
import { type Box, qrSide } from './page.ts';
import type { Doc, Element } from './types.ts';

/** The QR code at the top left, as Thông tư 01/2023/TT-VPCP wants it, and beside it which form this is. */
export function qrStrip(
  doc: Doc,
  { qr, caption }: Pick<PaperContent, 'qr' | 'caption'>,
  { size, box }: { size: number; box: Box },
): Part {
  const gap = size * 0.5;
  const small = size * 0.8;
  const width = box.width - qrSide - gap;
  const lines = linesOf(doc, [{ text: caption, style: 'italic' }], { width, size: small });
  return {
    height: qrSide + gap,
    draw(flow, parent) {
      drawCode(flow, parent, qr);
      tagged(doc, parent, 'P', () => {
        for (const [index, line] of lines.entries()) {
          const y = flow.y + index * lineHeight(small);
          drawLine(doc, line, { x: box.left + qrSide + gap, y, width, size: small, align: 'right' });
        }
      });
      flow.y += qrSide + gap;
    },
  };
}

function drawCode({ doc, box, y }: Flow, parent: Element, text: string) {
  // Medium error correction: a stamp or a fold over a seventh of the code does no harm.
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const module = qrSide / size;
  const bbox: [number, number, number, number] = [box.left, y, box.left + qrSide, y + qrSide];
  const figure = doc.struct('Figure', { alt: `Mã QR: ${text.replaceAll('\n', '; ')}`, bbox });
  parent.add(figure);
  figure.add(() => {
    for (const [row, modules] of data.entries())
      for (const { from, length } of runsOf(modules))
        doc.rect(box.left + from * module, y + row * module, length * module, module);
    doc.fill('black');
  });
  figure.end();
}

/** Neighbouring dark modules are one rectangle: no seams, and a tenth of the drawing. */
function runsOf(modules: boolean[]) {
  const runs: { from: number; length: number }[] = [];
  for (const [index, dark] of modules.entries()) {
    const last = runs.at(-1);
    if (!dark) continue;
    if (last !== undefined && last.from + last.length === index) last.length += 1;
    else runs.push({ from: index, length: 1 });
  }
  return runs;
}
