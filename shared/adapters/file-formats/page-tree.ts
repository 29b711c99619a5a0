import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNumber } from '@cantoo/pdf-lib';
import type { FileProblem } from '#shared/file/file.ts';
import { limits } from '#shared/file/limits.ts';

/** A page with its box, which it may have from a branch above it. */
export type Page = { node: PDFDict; box: PDFArray | undefined };

type Walk = {
  pages: Page[];
  /** Branches that lead to where the walk is, and those that it has seen. */
  under: Set<PDFDict>;
  known: Set<PDFDict>;
  steps: (Page | { left: PDFDict })[];
};

/**
 * The pages of a document, or why they are not counted. The reader's own walk goes every way there is, and a few
 * branches that lead to each other make a billion of them.
 */
export function pagesOf(document: PDFDocument): Page[] | FileProblem {
  const root = { node: document.catalog.lookup(PDFName.of('Pages'), PDFDict), box: undefined };
  const walk: Walk = { pages: [], under: new Set(), known: new Set(), steps: [root] };
  for (let step = walk.steps.pop(); step !== undefined; step = walk.steps.pop()) {
    const problem = 'left' in step ? leave(walk, step.left) : visit(walk, step);
    if (problem !== undefined) return problem;
  }
  return walk.pages.length === 0 ? 'damaged' : walk.pages;
}

function leave({ under }: Walk, branch: PDFDict): undefined {
  under.delete(branch);
}

function visit({ pages, under, known, steps }: Walk, step: Page): FileProblem | undefined {
  const { node } = step;
  const [kids, box] = [node.lookup(PDFName.of('Kids')), boxOf(step)];
  if (!(kids instanceof PDFArray))
    return pages.push({ node, box }) > limits.pages ? 'too-many-pages' : undefined;
  if (under.has(node)) return 'damaged';
  if (known.has(node)) return 'unfolds';
  if (kids.size() > limits.pages) return 'too-many-pages';
  under.add(node);
  known.add(node);
  steps.push({ left: node }, ...below(kids, box));
  return undefined;
}

const below = (kids: PDFArray, box: PDFArray | undefined): Page[] =>
  Array.from({ length: kids.size() }, (_, index) => ({ node: kids.lookup(index, PDFDict), box })).reverse();

const boxOf = ({ node, box }: Page) => node.lookupMaybe(PDFName.of('MediaBox'), PDFArray) ?? box;

/** Whether a page has sides that no paper has. */
export function isHugePage({ node, box }: Page): boolean {
  const numbers = box?.asRectangle() ?? { width: 0, height: 0 };
  const side = Math.max(Math.abs(numbers.width), Math.abs(numbers.height));
  const unit = node.lookup(PDFName.of('UserUnit'));
  return !(side * (unit instanceof PDFNumber ? unit.asNumber() : 1) <= limits.side);
}
