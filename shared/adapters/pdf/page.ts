import type { PaperContent } from '#shared/paper/content.ts';

/** Millimetres in points. */
export const mm = (length: number) => (length * 72) / 25.4;

export type Box = { left: number; top: number; width: number; bottom: number };

/** How a sheet of this size is set: type sizes in points, margins in millimetres. */
const sheets = {
  A5: { width: 148, height: 210, side: 13, top: 9, bottom: 12, type: 10.5, smallest: 8.5 },
  A4: { width: 210, height: 297, side: 20, top: 14, bottom: 16, type: 12.5, smallest: 10.5 },
} as const;

/** ISO/IEC 18004 asks for modules that a scanner tells apart: at this size they are a third of a millimetre. */
export const qrSide = mm(23);

export function pageOf({ size, orientation }: Pick<PaperContent, 'size' | 'orientation'>) {
  const sheet = sheets[size];
  const turned = orientation === 'landscape';
  const width = mm(turned ? sheet.height : sheet.width);
  const height = mm(turned ? sheet.width : sheet.height);
  const box: Box = {
    left: mm(sheet.side),
    top: mm(sheet.top),
    width: width - 2 * mm(sheet.side),
    bottom: height - mm(sheet.bottom),
  };
  // A page on its side holds a wide table.
  const type = turned ? 9.5 : sheet.type;
  return { width, height, box, type, smallest: Math.min(type, sheet.smallest) };
}
