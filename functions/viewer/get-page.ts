import { largestAnswer } from '#functions/answers/downloads.ts';
import { type Answer, route } from '#functions/http/route.ts';
import { markedPage } from '#shared/adapters/recognition/marked-page.ts';
import { getArchivedPage as operation } from '#shared/api/resources/pages.ts';
import { highlight } from '#shared/archive/texts/highlight.ts';
import { parseQuery } from '#shared/archive/texts/query.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import type { ViewerDeps } from './deps.ts';
import { openPages } from './open-pages.ts';

/** GET /v1/archive/{code}/files/{fileId}/pages/{page} */
export const getArchivedPage = (deps: ViewerDeps) =>
  route(operation, async ({ params, query: { purpose, q }, caller, at }): Promise<Answer> => {
    const { code, fileId, page: number } = params;
    const subject = `${fileId}/${number}`;
    const opened = await openPages(deps, { code, by: caller, purpose, what: 'page', subject, at }, fileId);
    if (!opened.ok) return opened;
    const page = opened.value.recognition.pages.find((one) => one.number === number);
    if (page === undefined) return fail({ code: 'unknown-page' });
    const picture = await deps.viewer.picture(opened.value, page);
    if (picture === undefined) return fail({ code: 'not-shown' });
    const { boxes } = q === undefined ? { boxes: [] } : highlight(page, parseQuery(q));
    const bytes = Buffer.from(markedPage(picture, page, boxes));
    if (bytes.length > largestAnswer) return fail({ code: 'file-too-large' });
    return ok({
      raw: { bytes, mediaType: 'image/svg+xml' },
      // Nothing in it may run or be fetched, wherever it is opened.
      headers: { 'content-security-policy': "default-src 'none'; img-src data:; style-src 'unsafe-inline'" },
    });
  });
