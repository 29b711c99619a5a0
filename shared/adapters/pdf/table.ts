import type { Block, Column } from '#shared/paper/content.ts';
import { artifact, type Flow, makeRoom, type Part, tagged } from './flow.ts';
import { drawLine, type Line, lineHeight, linesOf } from './lines.ts';
import type { Box } from './page.ts';
import type { Doc, Element } from './types.ts';

type Table = Extract<Block, { kind: 'table' }>;
type Cell = { lines: Line[]; x: number; width: number; align: 'left' | 'centre' };
type Row = { cells: Cell[]; height: number };

const padding = 3;
const thin = 0.5;

/** A ruled table; a row stays on one page, and the head is repeated, for the eye, on each. */
export function table(doc: Doc, { columns, rows }: Table, setting: { size: number; box: Box }): Part {
  const size = setting.size * 0.88;
  const places = placesOf(columns, setting.box);
  const rowOf = (texts: string[], bold: boolean) => layRow(doc, texts, { places, size, bold });
  const head = rowOf(
    columns.map(({ title }) => title),
    true,
  );
  const body = rows.map((texts) => rowOf(texts, false));
  const after = size * 0.5;
  return {
    height: [head, ...body].reduce((sum, { height }) => sum + height, after),
    draw(flow, parent) {
      const element = doc.struct('Table');
      parent.add(element);
      makeRoom(flow, head.height + (body[0]?.height ?? 0));
      drawRow(flow, element, head, { tag: 'TH', size });
      for (const row of body) {
        if (makeRoom(flow, row.height)) repeatHead(flow, head, size);
        drawRow(flow, element, row, { tag: 'TD', size });
      }
      element.end();
      flow.y += after;
    },
  };
}

type Place = { x: number; width: number; align: 'left' | 'centre' };

function placesOf(columns: Column[], box: Box): Place[] {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  let x = box.left;
  return columns.map(({ share, align = 'left' }) => {
    const width = (box.width * share) / whole;
    x += width;
    return { x: x - width, width, align };
  });
}

function layRow(
  doc: Doc,
  texts: string[],
  { places, size, bold }: { places: Place[]; size: number; bold: boolean },
): Row {
  const cells = places.map(({ x, width, align }, index) => {
    const text = texts[index] ?? '';
    const lines = linesOf(doc, [bold ? { text, style: 'bold' } : { text }], {
      width: width - 2 * padding,
      size,
    });
    return { lines, x, width, align: bold ? ('centre' as const) : align };
  });
  const most = Math.max(...cells.map(({ lines }) => lines.length));
  return { cells, height: most * lineHeight(size) + 2 * padding };
}

function drawRow(flow: Flow, table: Element, row: Row, { tag, size }: { tag: 'TH' | 'TD'; size: number }) {
  const { doc } = flow;
  artifact(doc, () => rule(flow, row));
  const element = doc.struct('TR');
  table.add(element);
  for (const cell of row.cells) {
    const box = tag === 'TH' ? doc.struct(tag, { scope: 'Column' }) : doc.struct(tag);
    element.add(box);
    tagged(doc, box, 'P', () => drawCell(flow, cell, size));
    box.end();
  }
  element.end();
  flow.y += row.height;
}

function repeatHead(flow: Flow, head: Row, size: number) {
  artifact(flow.doc, () => {
    rule(flow, head);
    for (const cell of head.cells) drawCell(flow, cell, size);
  });
  flow.y += head.height;
}

function drawCell(flow: Flow, { lines, x, width, align }: Cell, size: number) {
  for (const [index, line] of lines.entries()) {
    const y = flow.y + padding + index * lineHeight(size);
    drawLine(flow.doc, line, { x: x + padding, y, width: width - 2 * padding, size, align });
  }
}

function rule({ doc, y }: Flow, { cells, height }: Row) {
  doc.lineWidth(thin);
  for (const { x, width } of cells) doc.rect(x, y, width, height);
  doc.stroke('black');
}
