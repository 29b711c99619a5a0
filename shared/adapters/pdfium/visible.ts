import type { Colour } from '#shared/file/pages/raster.ts';
import type { Page } from './document.ts';
import { numbersFrom } from './engine.ts';
import type { Box } from './matrix.ts';
import type { Painted } from './objects.ts';
import { render } from './render.ts';

/** So many points to the inch show every letter that an eye can read. */
const enough = 100 / 72;
const mostPoints = 4_000_000;

/** Colours that differ less than this are one to the eye. */
const leastContrast = 24;

/** Whether something is to be seen: text of which most of the ink is, or anything at all in the place of a note. */
export type Visible = { text: (box: Box) => boolean; note: (box: Box) => boolean };

/**
 * Tells where the text, notes and fields of a page are to be seen: where the page looks different without them. So
 * nothing counts that is white on white, transparent, cut off, or under a picture or a box.
 */
export function visibleOn(page: Page, objects: readonly Painted[]): Visible {
  const { width, height } = page;
  const scale = Math.min(enough, Math.sqrt(mostPoints / (width * height)));
  const size = {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
  const whole = render(page, size);
  const bare = renderWithout(page, size, { objects, isHidden: isText, bare: true });
  const ink = inkOf(page, objects, size);
  const differs = (at: number) => isOther(whole, bare, at);
  const isInk = (at: number) => (ink.data[at] ?? 255) <= 255 - leastContrast;
  return {
    text: (box) => {
      const points = pointsIn(box, scale, whole);
      const letters = points.filter(isInk);
      return letters.length > 0 && letters.filter(differs).length * 2 >= letters.length;
    },
    note: (box) => pointsIn(box, scale, whole).some(differs),
  };
}

/** The letters of a page alone, all in black. */
function inkOf(page: Page, objects: readonly Painted[], size: { width: number; height: number }): Colour {
  const { engine } = page;
  const colours = objects.filter(isText).map(({ handle }) => {
    const colour = numbersFrom(engine, 'i32', 4, (...[r = 0, g = 0, b = 0, a = 0]) =>
      engine.FPDFPageObj_GetFillColor(handle, r, g, b, a),
    );
    engine.FPDFPageObj_SetFillColor(handle, 0, 0, 0, 255);
    return { handle, colour };
  });
  try {
    return renderWithout(page, size, { objects, isHidden: (one) => !isText(one), bare: true });
  } finally {
    for (const { handle, colour: [r = 0, g = 0, b = 0, a = 255] = [] } of colours)
      engine.FPDFPageObj_SetFillColor(handle, r, g, b, a);
  }
}

export const isText = ({ kind }: Painted) => kind === 'text';

type Less = { objects: readonly Painted[]; isHidden: (object: Painted) => boolean; bare: boolean };

/** The page without some of what it paints. */
export function renderWithout(
  page: Page,
  size: { width: number; height: number },
  { objects, isHidden, bare }: Less,
): Colour {
  const hidden = objects.filter(isHidden);
  for (const { handle } of hidden) page.engine.FPDFPageObj_SetIsActive(handle, false);
  try {
    return render(page, size, { bare });
  } finally {
    for (const { handle } of hidden) page.engine.FPDFPageObj_SetIsActive(handle, true);
  }
}

/** Where the colours of the points in a box begin. */
function pointsIn(box: Box, scale: number, { width, height }: Colour): number[] {
  const [left, top] = [Math.max(0, Math.floor(box[0] * scale)), Math.max(0, Math.floor(box[1] * scale))];
  const [right, bottom] = [
    Math.min(width, Math.ceil(box[2] * scale)),
    Math.min(height, Math.ceil(box[3] * scale)),
  ];
  const points: number[] = [];
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) points.push((y * width + x) * 3);
  return points;
}

const isOther = (one: Colour, other: Colour, at: number) =>
  [0, 1, 2].some(
    (part) => Math.abs((one.data[at + part] ?? 0) - (other.data[at + part] ?? 0)) >= leastContrast,
  );
