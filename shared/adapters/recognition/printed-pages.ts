import { openDocument } from '#shared/adapters/pdfium/document.ts';
import { pageOf } from '#shared/file/pages/lines.ts';
import { mergeLines } from '#shared/file/pages/settle-text.ts';
import type { RecognisedPage } from '#shared/file/recognition.ts';
import { contentsOf } from './contents.ts';
import { ownText } from './own-lines.ts';

/** What the pages of a paper say that we printed ourselves: its text needs no reading. */
export async function printedPages(pdf: Uint8Array): Promise<RecognisedPage[]> {
  const document = await openDocument(pdf);
  try {
    const pages: RecognisedPage[] = [];
    for (let number = 1; number <= document.count; number += 1) {
      pages.push(
        await document.page(number, (page) => {
          const { lines, notes } = ownText(page, contentsOf(page));
          return pageOf({ number, width: page.width, height: page.height }, mergeLines(lines, notes));
        }),
      );
    }
    return pages;
  } finally {
    document.close();
  }
}
