import * as z from 'zod';
import { inkOf } from './ink.ts';
import type { Grey } from './raster.ts';
import { linesIn } from './skew.ts';

/**
 * `not-shown` where the page cannot be shown; `nothing-read` where something is on it, but no text was recognised;
 * `hardly-read` where much of it was guessed; `text-differs` where the text that the file brings is other than what is
 * seen, and was left out; `text-covered` where text of the file lies under something, and was left out.
 */
const PageProblem = z.enum(['not-shown', 'nothing-read', 'hardly-read', 'text-differs', 'text-covered']);
export type PageProblem = z.infer<typeof PageProblem>;

/** What an officer should know of a scanned page before accepting it. */
export const PageReport = z.object({
  /** From 1. */
  number: z.int().positive(),
  /** Points of the picture. */
  width: z.int().positive(),
  height: z.int().positive(),
  /** Points per inch, where the file says how large the sheet was. */
  dpi: z.int().positive().optional(),
  /** Nothing is on it. */
  blank: z.boolean(),
  /** By how many degrees its lines climb to the right; negative where they fall. */
  skew: z.number(),
  /** By how many degrees it has to be turned clockwise to be read. */
  turn: z.literal([0, 90, 180, 270]),
  /** Why the text of the page may not be what is seen on it. */
  problem: PageProblem.optional(),
});
export type PageReport = z.infer<typeof PageReport>;

/** A page with less on it than a short word is blank: this share of the points of the sheet. */
const leastInk = 0.000_1;

/** Looks at one page. Whether it stands on its head, only reading it tells: `turn` is 90 where its lines run up or down. */
export function reportPage(page: Grey, number: number, dpi?: number): PageReport {
  const ink = inkOf(page);
  const { width, height } = page;
  const size = { number, width, height, ...(dpi !== undefined && { dpi: Math.round(dpi) }) };
  const hasInk = ink.points.length / 2 >= leastInk * ink.width * ink.height;
  // A sheet that is dark all over is no empty one.
  if (!hasInk) return { ...size, blank: !ink.isDarkPaper, skew: 0, turn: 0 };
  const [across, upright] = [linesIn(ink, 'across'), linesIn(ink, 'upright')];
  const isSideways = upright.sharpness > across.sharpness;
  const skew = isSideways ? -upright.angle : across.angle;
  return { ...size, blank: false, skew: Math.round(skew * 100) / 100 + 0, turn: isSideways ? 90 : 0 };
}
