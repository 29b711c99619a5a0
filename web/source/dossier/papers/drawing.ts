/** How a page is drawn. */
export interface Drawing {
  /** From 1. */
  page: number;
  /** In CSS pixels, of the page as it is turned. */
  width: number;
  turn: 0 | 90 | 180 | 270;
  /** What is marked on the page, folded. */
  find: string;
}

/** A paper that is open: whatever it is made of, its pages are drawn on a canvas. */
export interface OpenPaper {
  pages: number;
  draw(canvas: HTMLCanvasElement, drawing: Drawing, signal: AbortSignal): Promise<void>;
  /** What a page says; empty where nobody knows. */
  textOf(page: number): Promise<string>;
  close(): void;
}

/** On which page something stands, and how often. */
export interface Found {
  page: number;
  count: number;
}
