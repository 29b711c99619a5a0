import { downloadSeconds, largestAnswer } from '#functions/answers/downloads.ts';
import { type Look, type OpenDeps, openSealed, readFromPackage } from '#functions/answers/open-sealed.ts';
import type { Problem } from '#functions/http/problem.ts';
import { type Answer, route } from '#functions/http/route.ts';
import { sha256 } from '#shared/adapters/hashing.ts';
import { markedPage } from '#shared/adapters/recognition/marked-page.ts';
import type { Shown } from '#shared/adapters/recognition/redact.ts';
import type { PageViewer } from '#shared/adapters/viewing/bounded-viewer.ts';
import * as operations from '#shared/api/resources/archive/pages.ts';
import { offsetsIn } from '#shared/archive/members.ts';
import { type RedactionReason, reasonOn } from '#shared/archive/redaction/reasons.ts';
import { highlight } from '#shared/archive/texts/highlight.ts';
import { parseQuery } from '#shared/archive/texts/query.ts';
import { derivativesOf } from '#shared/file/derivatives.ts';
import type { DossierFile } from '#shared/file/file.ts';
import { printedFile } from '#shared/file/printed.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { localDate } from '#shared/kernel/time.ts';
import { recognitionIn } from '#shared/use-cases/archive/sealed-texts.ts';
import type { CopiesDeps } from './deps.ts';

/** GET /v1/archive/{code}/files/{fileId}/pages/{page} */
export const getArchivedPage = (deps: CopiesDeps) =>
  route(
    operations.getArchivedPage,
    async ({ params, query: { purpose, q }, caller, at }): Promise<Answer> => {
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
        headers: {
          'content-security-policy': "default-src 'none'; img-src data:; style-src 'unsafe-inline'",
        },
      });
    },
  );

/** Maximum pages: more are not written within the timeout of the API. */
const mostPages = 50;

/** POST /v1/archive/{code}/files/{fileId}/redactions */
export const redactFile = (deps: CopiesDeps) =>
  route(operations.redactFile, async ({ params: { code, fileId }, body, caller, at }): Promise<Answer> => {
    const { areas, purpose } = body;
    const subject = JSON.stringify({ file: fileId, areas });
    const look = { code, by: caller, purpose, what: 'redaction', subject, at } as const;
    const opened = await openPages(deps, look, fileId);
    if (!opened.ok) return opened;
    const { recognition } = opened.value;
    if (recognition.pages.length > mostPages) return fail({ code: 'too-many-pages' });
    const known = new Set(recognition.pages.map(({ number }) => number));
    if (areas.some(({ page }) => !known.has(page))) return fail({ code: 'unknown-page' });
    const reasons = reasonsFor(areas, localDate(at));
    const labelled = areas.map(({ reason, ...area }) => ({
      ...area,
      label: reasons.get(reason)?.label ?? '',
    }));
    const copy = await deps.viewer.redact(opened.value, labelled, { title: `${code} ${fileId}`, at });
    if (copy === undefined) return fail({ code: 'not-shown' });
    const digest = sha256(copy);
    const key = `redactions/${code}/${digest}.pdf`;
    await deps.exports.put(key, copy);
    const url = await deps.signDownload({ key, seconds: downloadSeconds, at });
    const named = [...reasons.values()].map(({ id, label, name, basis }) => ({ id, label, name, basis }));
    return ok({ body: { url, sha256: digest, bytes: copy.length, reasons: named } });
  });

function reasonsFor(areas: readonly { reason: string }[], day: string): Map<string, RedactionReason> {
  const ids = [...new Set(areas.map(({ reason }) => reason))];
  return new Map(
    ids.map((id) => {
      const reason = reasonOn(id, day);
      if (reason === undefined) throw new Error(`${id} is no reason on ${day}`);
      return [id, reason];
    }),
  );
}

type Stored = { id: string; size: number; sha256: string };

/**
 * Opens the file that a look is about, out of the package and checked on the way: its searchable copy where it is a scan
 * that was read, else the PDF itself with the text that it brings, which of a scan may be none.
 */
export async function openPages(
  deps: OpenDeps & { viewer: Pick<PageViewer, 'words'> },
  look: Look & { subject: string },
  fileId: string,
): Promise<Result<Shown, Problem>> {
  const opened = await openSealed(deps, look);
  if (!opened.ok) return opened;
  const { dossier, journal } = opened.value;
  const file = dossier.files.find(({ id }) => id === fileId);
  if (file === undefined) return fail({ code: 'unknown-file' });
  const offsets = offsetsIn(journal);
  const read = async (one: Stored | undefined): Promise<Result<Uint8Array, Problem>> => {
    const offset = one && offsets.get(one.id);
    if (one === undefined || offset === undefined) return fail({ code: 'not-a-scan' });
    return readFromPackage(deps, dossier, { ...one, offset });
  };
  const made = derivativesOf(file);
  const copy = made.find(({ kind }) => kind === 'pdf');
  const pdf = await read(copy ?? originalOf(file));
  if (!pdf.ok) return pdf;
  const said = made.find(({ kind }) => kind === 'text');
  if (printedFile(file) !== undefined || said === undefined) {
    const pages = await deps.viewer.words(pdf.value);
    if (pages === undefined) return fail({ code: 'not-shown' });
    return ok({ pdf: pdf.value, isCopy: false, recognition: { version: 1, pages } });
  }
  const text = await read(said);
  if (!text.ok) return text;
  return ok({ pdf: pdf.value, isCopy: copy !== undefined, recognition: recognitionIn(text.value) });
}

/** The file as it came, where its pages can be shown. */
const originalOf = ({ id, mediaType, size, sha256 }: DossierFile): Stored | undefined =>
  mediaType === 'application/pdf' && sha256 !== undefined ? { id, size, sha256 } : undefined;
