import type { RecognisedPage } from '#shared/file/recognition.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { besideCode, boundedProcess } from '../bounded/bounded-process.ts';
import type { PagePicture } from '../recognition/page-pictures.ts';
import type { Area, Shown } from '../recognition/redact.ts';
import { type Answer, type Question, viewing } from './viewing.ts';

/** Shows files; where a file cannot be shown, there is no answer. */
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

type PageAsked = Omit<Extract<Question, { what: 'page' }>, 'what' | 'bytes'>;
export type PageShown = Omit<Extract<Answer, { what: 'page' }>, 'what'>;

/** Draws a page for a screen. The bytes are asked for only where the file is not open from the page before. */
export type DrawPage = <E>(
  asked: PageAsked,
  read: () => Promise<Result<Uint8Array, E>>,
) => Promise<Result<PageShown | 'no-page' | undefined, E>>;

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

/** In the same process, which keeps the last file open. */
export const boundedDrawPage: DrawPage = async (asked, read) => {
  const first = await ask({ what: 'page', ...asked });
  if (first?.what !== 'not-open') return ok(shownIn(first));
  const bytes = await read();
  if (!bytes.ok) return bytes;
  return ok(shownIn(await ask({ what: 'page', ...asked, bytes: bytes.value })));
};

function shownIn(answer: Answer | undefined): PageShown | 'no-page' | undefined {
  if (answer?.what === 'no-page') return 'no-page';
  return answer?.what === 'page' ? answer : undefined;
}
