import type { Block } from '#shared/paper/content.ts';
import { makeRoom, type Part, tagged } from './flow.ts';
import { type Align, drawLine, type Line, lineHeight, linesOf } from './lines.ts';
import type { Box } from './page.ts';
import type { Doc } from './types.ts';

type Setting = { size: number; box: Box };
type Lines = { tag: string; lines: Line[]; size: number; align?: Align; indent?: number; after: number };

/** Lines under one tag; they may go on on the next page. */
function flowing({ tag, lines, size, align = 'left', indent = 0, after }: Lines): Part {
  return {
    height: lines.length * lineHeight(size) + after,
    draw(flow, parent) {
      tagged(flow.doc, parent, tag, () => {
        for (const line of lines) {
          makeRoom(flow, lineHeight(size));
          const { left, width } = flow.box;
          drawLine(flow.doc, line, { x: left + indent, y: flow.y, width: width - indent, size, align });
          flow.y += lineHeight(size);
        }
      });
      flow.y += after;
    },
  };
}

export function paragraph(
  doc: Doc,
  { runs, align, indent: indented = false }: Extract<Block, { kind: 'paragraph' }>,
  { size, box }: Setting,
): Part {
  const indent = indented ? size * 1.2 : 0;
  const lines = linesOf(doc, runs, { width: box.width - indent, size });
  return flowing({ tag: 'P', lines, size, ...(align && { align }), indent, after: size * 0.18 });
}

export function title(
  doc: Doc,
  { text, note }: Extract<Block, { kind: 'title' }>,
  { size, box }: Setting,
): Part {
  const large = size * 1.2;
  const heading = linesOf(doc, [{ text, style: 'bold' }], { width: box.width, size: large });
  const under = note === undefined ? [] : linesOf(doc, [{ text: note }], { width: box.width, size });
  const after = size * 0.6;
  const parts = [
    flowing({ tag: 'H1', lines: heading, size: large, align: 'centre', after: 0 }),
    ...(under.length === 0 ? [] : [flowing({ tag: 'P', lines: under, size, align: 'centre', after: 0 })]),
  ];
  return {
    height: parts.reduce((sum, { height }) => sum + height, after + size * 0.4),
    draw(flow, parent) {
      flow.y += size * 0.4;
      for (const part of parts) part.draw(flow, parent);
      flow.y += after;
    },
  };
}
