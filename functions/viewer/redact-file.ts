import { createHash } from 'node:crypto';
import { downloadSeconds } from '#functions/answers/downloads.ts';
import { type Answer, route } from '#functions/http/route.ts';
import { redactFile as operation } from '#shared/api/resources/pages.ts';
import { type RedactionReason, reasonOn } from '#shared/archive/redaction/reasons.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { localDate } from '#shared/kernel/time.ts';
import type { ViewerDeps } from './deps.ts';
import { openPages } from './open-pages.ts';

/** As many pages as are written within the time that the API waits. */
const mostPages = 50;

/** POST /v1/archive/{code}/files/{fileId}/redactions */
export const redactFile = (deps: ViewerDeps) =>
  route(operation, async ({ params: { code, fileId }, body, caller, at }): Promise<Answer> => {
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
    const sha256 = createHash('sha256').update(copy).digest('hex');
    const key = `redactions/${code}/${sha256}.pdf`;
    await deps.exports.put(key, copy);
    const url = await deps.signDownload({ key, seconds: downloadSeconds, at });
    const named = [...reasons.values()].map(({ id, label, name, basis }) => ({ id, label, name, basis }));
    return ok({ body: { url, sha256, bytes: copy.length, reasons: named } });
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
