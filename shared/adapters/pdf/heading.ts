import type { Heading, Run } from '#shared/paper/content.ts';
import { artifact, type Flow, type Part, tagged } from './flow.ts';
import { drawLine, type Line, lineHeight, linesOf, widthOf } from './lines.ts';
import type { Box } from './page.ts';
import type { Doc, Element } from './types.ts';

/** What stands at the head of every official paper (Nghị định 30/2020/NĐ-CP). */
const nation = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const motto = 'Độc lập - Tự do - Hạnh phúc';

type Column = { x: number; width: number; rows: { lines: Line[]; ruled: boolean }[] };

/** Two columns: who issues the paper, its number; the nation and its motto, place and date. */
export function heading(doc: Doc, content: Heading, { size, box }: { size: number; box: Box }): Part {
  const small = size * 0.92;
  const gap = size;
  const nationWidth = widthOf(doc, nation, 'bold', small) + 1;
  const right = Math.max(nationWidth, (box.width - gap) * 0.55);
  const left = box.width - gap - right;
  const column = (x: number, width: number, rows: [Run | undefined, boolean?][]): Column => ({
    x,
    width,
    rows: rows.flatMap(([run, ruled = false]) =>
      run === undefined ? [] : [{ lines: linesOf(doc, [run], { width, size: small }), ruled }],
    ),
  });
  const { authority, unit, number, place, date } = content;
  const day = place === undefined ? capital(date) : `${place}, ${date}`;
  const columns = [
    column(box.left, left, [
      [authority === undefined ? undefined : { text: authority.toUpperCase() }],
      [{ text: unit.toUpperCase(), style: 'bold' }, true],
      [number === '' ? undefined : { text: `Số: ${number}` }],
    ]),
    column(box.left + left + gap, right, [
      [{ text: nation, style: 'bold' }],
      [{ text: motto, style: 'bold' }, true],
      [{ text: day, style: 'italic' }],
    ]),
  ];
  const heights = columns.map(({ rows }) => rows.reduce((sum, row) => sum + heightOf(row, small), 0));
  return {
    height: Math.max(...heights),
    draw(flow, parent) {
      for (const each of columns) drawColumn(flow, parent, each, small);
      flow.y += Math.max(...heights);
    },
  };
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

const heightOf = ({ lines, ruled }: Column['rows'][number], size: number) =>
  lines.length * lineHeight(size) + (ruled ? size * 0.55 : 0);

function drawColumn(flow: Flow, parent: Element, { x, width, rows }: Column, size: number) {
  let y = flow.y;
  for (const row of rows) {
    tagged(flow.doc, parent, 'P', () => {
      for (const [index, line] of row.lines.entries())
        drawLine(flow.doc, line, { x, y: y + index * lineHeight(size), width, size, align: 'centre' });
    });
    y += heightOf(row, size);
    if (row.ruled) underline(flow, { x, width, y: y - size * 0.35, line: row.lines.at(-1) });
  }
}

/** The short rule under the issuing unit and under the motto. */
function underline(flow: Flow, at: { x: number; width: number; y: number; line: Line | undefined }) {
  const length = (at.line?.width ?? 0) * 0.6;
  const from = at.x + (at.width - length) / 2;
  artifact(flow.doc, () =>
    flow.doc
      .lineWidth(0.6)
      .moveTo(from, at.y)
      .lineTo(from + length, at.y)
      .stroke('black'),
  );
}
