import type { Box } from './page.ts';
import type { Doc, Element } from './types.ts';

/** Where on the pages the next part goes. */
export type Flow = { doc: Doc; box: Box; y: number; page: number };

/** A part of the paper that knows its height before it is drawn. */
export type Part = { height: number; draw: (flow: Flow, parent: Element) => void };

/** Goes on to a new page where `height` has no room left on this one; tells whether it did. */
export function makeRoom(flow: Flow, height: number): boolean {
  if (flow.y + height <= flow.box.bottom || flow.y === flow.box.top) return false;
  flow.doc.continueOnNewPage();
  flow.y = flow.box.top;
  flow.page += 1;
  return true;
}

/** What is for the eye only: readers of the structure pass over it. */
export function artifact(doc: Doc, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' });
  draw();
  doc.endMarkedContent();
}

/** Adds an element with this content to its parent, at once. */
export function tagged(doc: Doc, parent: Element, tag: string, draw: () => void): void {
  const element = doc.struct(tag);
  parent.add(element);
  element.add(draw);
  element.end();
}
