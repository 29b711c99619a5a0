import type * as z from 'zod';
import { dispositionOf, downloadSeconds, largestAnswer } from '#functions/answers/downloads.ts';
import { inspectSealed, type OpenDeps, openSealed, readFromPackage } from '#functions/answers/open-sealed.ts';
import { listRoute, type PagingDeps } from '#functions/http/paging.ts';
import { route } from '#functions/http/route.ts';
import { newSha256 } from '#shared/adapters/hashing.ts';
import { openPackage } from '#shared/adapters/zip/open-package.ts';
import * as operations from '#shared/api/resources/archive/archive.ts';
import { viewOf } from '#shared/api/show/dossier.ts';
import { keepingView, packageView } from '#shared/api/show/keeping.ts';
import { latest } from '#shared/archive/access-log.ts';
import { offsetsIn } from '#shared/archive/members.ts';
import { withChecks } from '#shared/archive/verification/report.ts';
import { verifyPackage } from '#shared/archive/verification/verify.ts';
import { type Dossier, isSealed, type Sealed } from '#shared/dossier/dossier.ts';
import { draftedIn } from '#shared/dossier/journal/application.ts';
import { derivativesOf } from '#shared/file/derivatives.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import { fold } from '#shared/kernel/fold.ts';
import { initials } from '#shared/kernel/initials.ts';
import type { Page, PageQuery } from '#shared/kernel/page.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { localTime } from '#shared/kernel/time.ts';
import { mayAudit } from '#shared/unit/rights.ts';
import { shownFacts } from '#shared/use-cases/dossier/obey.ts';
import { noteSearch, shownAccesses } from './accesses.ts';
import type { ArchiveDeps } from './deps.ts';
import { checkedInclusion, type InclusionDeps } from './proofs.ts';

type Query = z.output<typeof operations.listArchive.query>;

export const utc = (time: string | undefined) =>
  time === undefined ? undefined : new Date(time).toISOString();

/** GET /v1/archive */
export const listArchive = (deps: PagingDeps & Pick<ArchiveDeps, 'lists' | 'accessLog'>) =>
  listRoute(operations.listArchive, deps, async ({ query, caller, at, page }) => {
    const { unit } = query;
    if (!mayAudit(caller, unit)) return fail({ code: 'forbidden' });
    await noteSearch(deps, query, { caller, at });
    const found = await deps.lists.page({
      ...page,
      list: 'sealed',
      unit,
      from: utc(query.closedFrom),
      to: utc(query.closedTo),
      descending: true,
      matches: wanted(query),
    });
    return ok({ ...found, items: found.items.filter(isSealed).map(itemOf) });
  });

function wanted({ procedure, q, retainUntilTo }: Query) {
  const over = utc(retainUntilTo);
  const text = fold(q ?? '');
  return (dossier: Dossier) =>
    isSealed(dossier) &&
    (procedure === undefined || dossier.procedure.code === procedure) &&
    (over === undefined || dossier.package.retainUntil <= over) &&
    fold(`${dossier.code} ${dossier.applicantName}`).includes(text);
}

/** A line of the list. */
export const itemOf = ({
  code,
  procedure,
  unit,
  status,
  applicantName,
  closedAt,
  package: { retainUntil },
}: Sealed) => ({
  code,
  procedure,
  unit,
  status,
  applicantName: initials(applicantName),
  closedAt: localTime(closedAt),
  retainUntil: localTime(retainUntil),
});

/** Entries of a journal that the answer holds itself. */
const firstEntries = 200;

/** GET /v1/archive/{code} */
export const getArchivedDossier = (deps: OpenDeps & Pick<ArchiveDeps, 'accessLog' | 'reference'>) =>
  route(operations.getArchivedDossier, async ({ params: { code }, query: { purpose }, caller, at }) => {
    const opened = await openSealed(deps, { code, by: caller, purpose, what: 'dossier', at });
    if (!opened.ok) return opened;
    const { dossier, journal, keeping } = opened.value;
    const [rules, accesses] = await Promise.all([
      shownFacts(deps.reference, dossier, caller, at),
      deps.accessLog.page(code, { limit: latest }),
    ]);
    return ok({
      version: dossier.version,
      body: {
        dossier: viewOf(dossier, rules),
        package: packageView(dossier.package),
        keeping: keepingView(dossier.package, keeping),
        journal: eventsPage(journal, { limit: firstEntries }).items,
        accesses: shownAccesses(accesses.items),
      },
    });
  });

/** Maximum characters of the entries in one answer, which may be 6 MB; a letter takes up to three bytes. */
const maxCharacters = 1_000_000;

/** A part of a journal that fits into an answer, as it is shown: keys and digests are between us and who sent them. */
function eventsPage(journal: readonly JournalEntry[], { after = '0', limit }: PageQuery): Page<object> {
  const left = journal.filter(({ seq }) => seq > Number(after));
  let characters = 0;
  const fitting = left.slice(0, limit).filter((entry, index) => {
    characters += JSON.stringify(entry).length;
    return index === 0 || characters <= maxCharacters;
  });
  const items = fitting.map(({ key: _, digest: __, people: ___, ...entry }) => ({
    ...entry,
    at: localTime(entry.at),
  }));
  const last = fitting.length < left.length ? fitting.at(-1) : undefined;
  return { items, ...(last !== undefined && { after: String(last.seq) }) };
}

/** GET /v1/archive/{code}/events */
export const listArchivedEvents = (deps: OpenDeps & PagingDeps) =>
  listRoute(
    operations.listArchivedEvents,
    deps,
    async ({ params: { code }, query: { purpose }, caller, at, page }) => {
      const opened = await openSealed(deps, { code, by: caller, purpose, what: 'dossier', at });
      return opened.ok ? ok(eventsPage(opened.value.journal, page)) : opened;
    },
  );

/** POST /v1/archive/{code}/disclosure */
export const discloseApplicant = (deps: OpenDeps) =>
  route(operations.discloseApplicant, async ({ params: { code }, body: { purpose }, caller, at }) => {
    const opened = await openSealed(deps, { code, by: caller, purpose, what: 'applicant', at });
    if (!opened.ok) return opened;
    const { applicant, submitter } = draftedIn(opened.value.journal);
    return ok({ body: { code, applicant, ...(submitter && { submitter }) } });
  });

/** GET /v1/archive/{code}/package */
export const getPackage = (deps: OpenDeps & Pick<ArchiveDeps, 'signDownload'>) =>
  route(operations.getPackage, async ({ params: { code }, query: { purpose }, caller, at }) => {
    const opened = await openSealed(deps, { code, by: caller, purpose, what: 'package', at });
    if (!opened.ok) return opened;
    const { key, versionId, sha256, bytes } = opened.value.dossier.package;
    const url = await deps.signDownload({
      key,
      versionId,
      disposition: `attachment; filename="${code}.zip"`,
      seconds: downloadSeconds,
      at,
    });
    return ok({ body: { url, sha256, bytes } });
  });

/** GET /v1/archive/{code}/files/{fileId}: the bytes of a file, or of what was derived from one, out of the sealed package, checked on the way. */
export const getArchivedFile = (deps: OpenDeps) =>
  route(operations.getArchivedFile, async ({ params: { code, fileId }, query: { purpose }, caller, at }) => {
    const look = { code, by: caller, purpose, what: 'file', subject: fileId, at } as const;
    const opened = await openSealed(deps, look);
    if (!opened.ok) return opened;
    const { dossier, journal } = opened.value;
    const { files } = dossier;
    const file = [...files, ...files.flatMap(derivativesOf)].find(({ id }) => id === fileId);
    const offset = offsetsIn(journal).get(fileId);
    if (file === undefined || offset === undefined) return fail({ code: 'unknown-file' });
    if (file.size > largestAnswer) return fail({ code: 'file-too-large' });
    const read = await readFromPackage(deps, dossier, { ...file, offset });
    if (!read.ok) return read;
    return ok({
      raw: { bytes: read.value, mediaType: file.mediaType },
      headers: {
        'content-disposition': dispositionOf('attachment', file.name),
        'repr-digest': `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`,
      },
    });
  });

/** POST /v1/archive/{code}/verification: of the package, of the record that is shown, and of the proof. */
export const verifyArchivedDossier = (deps: OpenDeps & InclusionDeps) =>
  route(operations.verifyArchivedDossier, async ({ params: { code }, body: { purpose }, caller, at }) => {
    const look = { code, by: caller, purpose, what: 'verification', at } as const;
    const inspected = await inspectSealed(deps, look);
    if (!inspected.ok) return inspected;
    const { checks, dossier, journal } = inspected.value;
    // The package holds the journal up to its own sealing, which comes after.
    const journalHead = journal.at(-1)?.prev ?? '';
    const expected = { sha256: dossier.package.sha256, journalHead, code };
    const report = await verifyPackage(openPackage(deps.archive.open(dossier.package)), expected, newSha256);
    const included = await checkedInclusion(deps, { dossier, journal });
    return ok({ body: withChecks(report, [...checks, ...(included?.checks ?? [])]) });
  });
