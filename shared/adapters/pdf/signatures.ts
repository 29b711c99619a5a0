import type { Block, SignatureBox, SignaturePlace } from '#shared/paper/content.ts';
import { type Flow, makeRoom, type Part, tagged } from './flow.ts';
import { drawLine, type Line, lineHeight, linesOf } from './lines.ts';
import type { Box } from './page.ts';
import type { Doc, Element } from './types.ts';

type Column = {
  place: SignaturePlace;
  title: Line[];
  note: Line[];
  stamp: Line[];
  name: Line[];
  x: number;
  width: number;
};

/** Type of what shows a digital signature, to that of the paper. */
const stampSize = 0.78;

/** Places to sign, side by side and never parted from each other; each says where a digital signature goes. */
export function signatures(
  doc: Doc,
  { places, recipients = [] }: Extract<Block, { kind: 'signatures' }>,
  { size, box, found }: { size: number; box: Box; found: SignatureBox[] },
): Part {
  // A single signature stands on the right.
  const shares = Math.max(2, places.length);
  const width = box.width / shares;
  const columns = places.map((place, index): Column => {
    const x = box.left + (shares - places.length + index) * width;
    const lines = (text: string, style?: 'bold' | 'italic') =>
      text === '' ? [] : linesOf(doc, [style === undefined ? { text } : { text, style }], { width, size });
    return {
      place,
      title: lines(place.title, 'bold'),
      note: lines(place.note, 'italic'),
      stamp: stampOf(doc, place, { width: width - 2 * size, size: size * stampSize }),
      name: lines(place.name ?? '', 'bold'),
      x,
      width,
    };
  });
  const list = recipientLines(doc, recipients, { width: width - size, size: size * stampSize });
  const before = size * 0.8;
  const blank = size * 3.6;
  const head = Math.max(...columns.map(({ title, note }) => title.length + note.length)) * lineHeight(size);
  const foot = Math.max(...columns.map(({ name }) => name.length)) * lineHeight(size);
  const height = before + Math.max(head + blank + foot, list.length * lineHeight(size * stampSize));
  return {
    height,
    draw(flow, parent) {
      makeRoom(flow, height);
      flow.y += before;
      drawRecipients(flow, parent, list, { x: box.left, width, size: size * stampSize });
      for (const column of columns) {
        drawColumn(flow, parent, column, { size, stampAt: head, nameAt: head + blank });
        const { field } = column.place;
        if (field !== undefined) found.push(boxOf(flow, column, { field, from: head, height: blank }));
      }
      flow.y += height - before;
    },
  };
}

function drawColumn(
  flow: Flow,
  parent: Element,
  { title, note, stamp, name, x, width }: Column,
  { size: usual, stampAt, nameAt }: { size: number; stampAt: number; nameAt: number },
) {
  const draw = (lines: Line[], from: number, size = usual) => {
    if (lines.length === 0) return;
    tagged(flow.doc, parent, 'P', () => {
      for (const [index, line] of lines.entries())
        drawLine(flow.doc, line, {
          x,
          y: flow.y + from + index * lineHeight(size),
          width,
          size,
          align: 'centre',
        });
    });
  };
  draw(title, 0);
  draw(note, title.length * lineHeight(usual));
  draw(stamp, stampAt + usual * 0.4, usual * stampSize);
  draw(name, nameAt);
}

/** Nơi nhận: to whom the letter goes besides, left of the signature. */
const recipientLines = (doc: Doc, recipients: string[], setting: { width: number; size: number }) =>
  recipients.length === 0
    ? []
    : [
        ...linesOf(doc, [{ text: 'Nơi nhận:', style: 'bold' }], setting),
        ...recipients.flatMap((text, index) =>
          linesOf(doc, [{ text: `- ${text}${index === recipients.length - 1 ? '.' : ';'}` }], setting),
        ),
      ];

function drawRecipients(
  flow: Flow,
  parent: Element,
  lines: Line[],
  { x, width, size }: { x: number; width: number; size: number },
) {
  if (lines.length === 0) return;
  tagged(flow.doc, parent, 'P', () => {
    for (const [index, line] of lines.entries())
      drawLine(flow.doc, line, { x, y: flow.y + index * lineHeight(size), width, size, align: 'left' });
  });
}

const stampOf = (doc: Doc, { stamp = [] }: SignaturePlace, setting: { width: number; size: number }) =>
  stamp.flatMap((text) => linesOf(doc, [{ text }], setting));

const boxOf = (
  flow: Flow,
  { x, width }: Column,
  { field, from, height }: { field: string; from: number; height: number },
): SignatureBox => ({
  field,
  page: flow.page,
  left: x,
  bottom: flow.doc.page.height - (flow.y + from + height),
  width,
  height,
});
