import { createHash } from 'node:crypto';
import type { OpenDeps } from '#functions/answers/open-sealed.ts';
import { isKnown } from '#functions/http/etag.ts';
import type { Problem } from '#functions/http/problem.ts';
import { type Answer, route } from '#functions/http/route.ts';
import type { DrawPage, PageShown } from '#shared/adapters/viewing/bounded-viewer.ts';
import { getPage as operation } from '#shared/api/resources/dossier-pages.ts';
import { derivativesOf } from '#shared/file/derivatives.ts';
import type { DossierFile } from '#shared/file/file.ts';
import { isReadable, type RecognisedPage, type Recognition } from '#shared/file/recognition.ts';
import { lastFew } from '#shared/kernel/last-few.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { recognitionIn } from '#shared/use-cases/archive/sealed-texts.ts';
import { type OpenFile, openFile, readOpened } from './open-file.ts';
import { textOf } from './page-text.ts';

export type PagesDeps = OpenDeps & {
  intake: { read(key: string): Promise<Uint8Array | undefined> };
  draw: DrawPage;
};

/** Maximum bytes of a file that is shown page by page: what opens it holds it twice. */
const mostBytes = 200 * 1024 * 1024;
/** Narrower pictures are thumbnails, which come without words. */
const leastWithText = 1_000;
/** A page that was fetched is shown again for so long without asking, as an address of its file could be used; seconds. */
const freshFor = 300;

/** GET /v1/dossiers/{code}/files/{fileId}/pages/{page} */
export const getPage = (deps: PagesDeps) => {
  const recognitions = lastFew<Recognition>(4);
  return route(operation, async ({ params, query: { q, width }, caller, at, event }): Promise<Answer> => {
    const { code, fileId, page: number } = params;
    const found = await openFile(deps, { code, fileId, what: 'page', caller, at });
    if (!found.ok) return found;
    const { file } = found.value;
    const etag = tagFor(file, [number, width, q]);
    const headers = { 'cache-control': keptAs(file), vary: 'authorization' };
    if (isKnown(etag, event.headers['if-none-match'] ?? '')) return ok({ etag, headers });

    const read = await recognitionOf(deps, found.value, recognitions);
    if (!read.ok) return read;
    const said = read.value?.pages.find((page) => page.number === number);
    const drawn = await draw(deps, found.value, { number, width, said });
    if (!drawn.ok) return drawn;
    const body = { fileId, page: number, ...viewOf(drawn.value, said) };
    if (width < leastWithText) return ok({ etag, headers, body });
    const text = textOf(file, said?.words ?? drawn.value.words, q);
    return ok({ etag, headers, body: { ...body, text } });
  });
};

type Asked = { number: number; width: number; said: RecognisedPage | undefined };

async function draw(
  deps: PagesDeps,
  opened: OpenFile,
  { number, width, said }: Asked,
): Promise<Result<PageShown, Problem>> {
  const { mediaType, recognition, sha256, size } = opened.file;
  if (!isReadable(mediaType) || size > mostBytes) return fail({ code: 'not-shown' });
  const wantsWords = recognition === undefined && width >= leastWithText;
  const turned = said?.turn !== undefined && { turn: said.turn };
  const asked = { file: sha256, mediaType, number, width, wantsWords, ...turned };
  const drawn = await deps.draw(asked, () => readOpened(deps, opened, opened.file));
  if (!drawn.ok) return drawn;
  if (drawn.value === undefined) return fail({ code: 'not-shown' });
  return drawn.value === 'no-page' ? fail({ code: 'unknown-page' }) : ok(drawn.value);
}

/** Places are told in the points in which the page was read; where it was not, in those of the file. */
function viewOf({ count, height, picture, width }: PageShown, said: RecognisedPage | undefined) {
  return {
    pages: count,
    width: said?.width ?? width,
    height: said?.height ?? height,
    picture: {
      mediaType: 'image/jpeg' as const,
      width: picture.width,
      height: picture.height,
      data: picture.jpeg.toString('base64'),
    },
  };
}

/** By the browser of who asked alone; what is still being read is asked for again, since its words may be there. */
const keptAs = ({ recognition }: DossierFile) =>
  recognition?.state === 'due' ? 'private, no-cache' : `private, max-age=${freshFor}`;

/** Changes with what is shown and how, and is known before anything is drawn. */
function tagFor({ recognition, sha256 }: DossierFile, asked: readonly unknown[]): string {
  const told = recognition?.state === 'done' ? recognition.text.sha256 : recognition;
  const content = JSON.stringify([1, sha256, told, ...asked]);
  return `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
}

/** What was read of a file; undefined if nothing was. */
async function recognitionOf(
  deps: PagesDeps,
  opened: OpenFile,
  kept: ReturnType<typeof lastFew<Recognition>>,
): Promise<Result<Recognition | undefined, Problem>> {
  const text = derivativesOf(opened.file).find(({ kind }) => kind === 'text');
  if (text === undefined) return ok(undefined);
  const known = kept.find(text.sha256);
  if (known !== undefined) return ok(known);
  const read = await readOpened(deps, opened, text);
  return read.ok ? ok(kept.keep(text.sha256, recognitionIn(read.value))) : read;
}
