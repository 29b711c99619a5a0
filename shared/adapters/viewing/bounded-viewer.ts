import type { RecognisedPage } from '#shared/file/recognition.ts';
import { besideCode, boundedProcess } from '../bounded/bounded-process.ts';
import type { PagePicture } from '../recognition/page-pictures.ts';
import type { Area, Shown } from '../recognition/redact.ts';
import { viewing } from './viewing.ts';

/** Shows sealed files; where a file cannot be shown, there is no answer. */
export type PageViewer = {
  /** What the pages of a paper say that was printed here. */
  words(pdf: Uint8Array): Promise<RecognisedPage[] | undefined>;
  picture(shown: Shown, page: RecognisedPage): Promise<PagePicture | undefined>;
  redact(
    shown: Shown,
    areas: readonly Area[],
    about: { title: string; at: string },
  ): Promise<Uint8Array | undefined>;
};

/** Short of what the smallest of the functions has for all, and of the time that the API waits. */
const bounds = { megabytes: 1_300, seconds: 24 };
const ask = boundedProcess(besideCode(import.meta.url, 'page-viewer'), viewing, bounds);

/** Opens files in a process that may die of one. */
export const boundedViewer: PageViewer = {
  async words(pdf) {
    const said = await ask({ what: 'words', pdf });
    return said?.what === 'words' ? said.pages : undefined;
  },
  async picture({ pdf, isCopy }, { number, turn }) {
    const said = await ask({ what: 'picture', pdf, isCopy, page: { number, turn } });
    return said?.what === 'picture' ? said : undefined;
  },
  async redact(shown, areas, about) {
    const said = await ask({ what: 'redaction', ...shown, areas: [...areas], ...about });
    return said?.what === 'redaction' ? said.copy : undefined;
  },
};
