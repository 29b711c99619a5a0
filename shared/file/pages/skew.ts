import type { Ink } from './ink.ts';

/** Sheets go through a feeder no more crooked than this, in degrees. */
const most = 10;

/** How far the lines of a page climb to the right of the sheet, in degrees, and how clearly there are lines at all. */
export type Lines = { angle: number; sharpness: number };

/** Looks for the angle at which lines and gaps between them are told apart best; `upright` lines run down the sheet. */
export function linesIn({ width, height, points }: Ink, direction: 'across' | 'upright'): Lines {
  const isAcross = direction === 'across';
  const [along, beside, length] = isAcross ? [0, 1, height] : [1, 0, width];
  const slack = Math.ceil(Math.tan((most * Math.PI) / 180) * (isAcross ? width : height)) + 1;
  const rows = new Float64Array(length + 2 * slack);
  const sharpness = (angle: number) => {
    rows.fill(0);
    const slope = Math.tan((angle * Math.PI) / 180);
    for (let at = 0; at < points.length; at += 2) {
      const row = Math.round((points[at + beside] ?? 0) + slope * (points[at + along] ?? 0)) + slack;
      rows[row] = (rows[row] ?? 0) + 1;
    }
    return changes(rows);
  };
  return [1, 0.25, 0.05].reduce<Lines>((best, step) => refine(best, step, sharpness), {
    angle: 0,
    sharpness: sharpness(0),
  });
}

/** The best of the angles around the best so far: all of them in the first round, then those between its neighbours. */
function refine(best: Lines, step: number, sharpness: (angle: number) => number): Lines {
  const reach = step === 1 ? most : step * 5;
  let found = best;
  for (let angle = best.angle - reach; angle <= best.angle + reach + step / 2; angle += step) {
    const tried = Math.abs(angle) > most ? 0 : sharpness(angle);
    if (tried > found.sharpness) found = { angle, sharpness: tried };
  }
  return found;
}

/** How much neighbouring rows differ, squared, so that few great steps count for more than many small ones. */
function changes(rows: Float64Array): number {
  let sum = 0;
  for (let at = 1; at < rows.length; at += 1) sum += ((rows[at] ?? 0) - (rows[at - 1] ?? 0)) ** 2;
  return sum;
}
