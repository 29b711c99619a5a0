import type { PageViewport, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import type { Drawing, OpenPaper } from './drawing.ts';
import { folded } from './papers.ts';

type Words = Awaited<ReturnType<PDFPageProxy['getTextContent']>>['items'];

/** The only script that is started besides the page's own: its address is written here and nowhere else. */
const scriptUrl = (): string => {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return workerUrl;
  policy ??= trustedTypes.createPolicy('pdf-worker', { createScriptURL: () => workerUrl });
  return policy.createScriptURL('') as string;
};

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy;
}
interface Policy {
  createScriptURL(url: string): unknown;
}
let policy: Policy | undefined;
let port: Worker | undefined;

/** Opens a PDF with a reader that is loaded when the first one is looked at. */
export async function openPdf(bytes: Blob): Promise<OpenPaper> {
  const [pdfjs, data] = await Promise.all([import('pdfjs-dist'), bytes.arrayBuffer()]);
  port ??= new Worker(scriptUrl(), { type: 'module' });
  const worker = pdfjs.PDFWorker.create({ port });
  // This reader never evaluates text as code; what a paper brings is drawn and not run.
  const loading = pdfjs.getDocument({ data, worker, enableXfa: false });
  const document = await loading.promise;
  return {
    pages: document.numPages,
    draw: (canvas, drawing, signal) => drawPage(document, canvas, drawing, signal),
    textOf: async (page) => textIn((await (await document.getPage(page)).getTextContent()).items),
    close: () => void loading.destroy(),
  };
}

const textIn = (items: Words) =>
  items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');

async function drawPage(
  document: PDFDocumentProxy,
  canvas: HTMLCanvasElement,
  { page: number, width, turn, find }: Drawing,
  signal: AbortSignal,
): Promise<void> {
  const page = await document.getPage(number);
  const rotation = (page.rotate + turn) % 360;
  const { width: natural } = page.getViewport({ scale: 1, rotation });
  const viewport = page.getViewport({ scale: (width * devicePixelRatio) / natural, rotation });
  if (signal.aborted) return;
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  const task = page.render({ canvas, viewport });
  signal.addEventListener('abort', () => task.cancel(), { once: true });
  try {
    await task.promise;
  } catch (fault) {
    if (signal.aborted) return;
    throw fault;
  }
  if (find !== '' && !signal.aborted) mark(canvas, viewport, (await page.getTextContent()).items, find);
}

/** Marks the pieces of text in which something is found, as far along the piece as it stands. */
function mark(canvas: HTMLCanvasElement, viewport: PageViewport, items: Words, find: string): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.globalCompositeOperation = 'multiply';
  context.fillStyle = '#ffe066';
  for (const item of items) {
    if (!('str' in item) || item.str === '') continue;
    const text = folded(item.str);
    for (let at = text.indexOf(find); at >= 0; at = text.indexOf(find, at + find.length)) {
      const [, , , , left = 0, bottom = 0] = item.transform;
      const from = left + (item.width * at) / text.length;
      const to = left + (item.width * (at + find.length)) / text.length;
      const [x1, y1] = viewport.convertToViewportPoint(from, bottom - item.height * 0.2);
      const [x2, y2] = viewport.convertToViewportPoint(to, bottom + item.height);
      context.fillRect(Number(x1), Number(y1), Number(x2) - Number(x1), Number(y2) - Number(y1));
    }
  }
}
