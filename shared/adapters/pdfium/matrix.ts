/** From a space to another, as PDF writes it: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** First `inner`, then `outer`. */
export function after(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export type Box = [left: number, top: number, right: number, bottom: number];

/** The upright box around a box that a matrix moves. */
export function moved([a, b, c, d, e, f]: Matrix, [left, top, right, bottom]: Box): Box {
  const xs = [left, right].flatMap((x) => [a * x + c * top + e, a * x + c * bottom + e]);
  const ys = [left, right].flatMap((x) => [b * x + d * top + f, b * x + d * bottom + f]);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
