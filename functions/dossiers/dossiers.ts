import { randomUUID } from 'node:crypto';
import {
  answerWithDossier,
  answerWithUploads,
  render,
  withUploads,
} from '#functions/answers/dossier-answers.ts';
import { soundRecord } from '#functions/answers/sound-dossier.ts';
import { listRoute, type PagingDeps } from '#functions/http/paging.ts';
import { route } from '#functions/http/route.ts';
import * as operations from '#shared/api/resources/dossiers.ts';
import { complaintView, takenAt } from '#shared/api/show/complaint.ts';
import { conversationView, lastMessages } from '#shared/api/show/conversation.ts';
import { entryFor } from '#shared/api/show/portal-events.ts';
import { actViews } from '#shared/api/show/task-with-acts.ts';
import { decidedAt, notedOf } from '#shared/dossier/complaint/noted.ts';
import { type Dossier, isOpen, isSealed } from '#shared/dossier/dossier.ts';
import type { Facts } from '#shared/dossier/facts.ts';
import { applicationIn, draftedIn } from '#shared/dossier/journal/application.ts';
import { eventsOf } from '#shared/dossier/journal/replay.ts';
import type { NewFile } from '#shared/file/file.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { localTime } from '#shared/kernel/time.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { maySee, seesWhole } from '#shared/unit/rights.ts';
import { broughtBy } from '#shared/use-cases/dossier/bring-files.ts';
import { handIn } from '#shared/use-cases/dossier/hand-in.ts';
import { shownFacts } from '#shared/use-cases/dossier/obey.ts';
import { possibleActsFor } from '#shared/use-cases/dossier/possible-acts.ts';
import { syncView } from '#shared/webhook/notice-log.ts';
import type { DossiersDeps } from './deps.ts';

/** POST /v1/dossiers */
export const submitDossier = (deps: DossiersDeps) =>
  route(operations.submitDossier, async ({ body, caller, at, idempotency }) => {
    if (idempotency === undefined) return fail({ code: 'idempotency-key-required' });
    const { procedure, version, tracking, ...draft } = body;
    const files = draft.files.map((file) => ({ ...file, id: randomUUID() }));
    const handedIn = await handIn(deps, {
      procedure,
      version,
      tracking,
      draft: { type: 'draft', ...draft, files },
      by: caller,
      at,
      claim: { actor: `${caller.kind}:${caller.id}`, ...idempotency },
    });
    if (!handedIn.ok)
      return fail(typeof handedIn.error === 'string' ? { code: handedIn.error } : handedIn.error);
    return withUploads(deps, handedIn.value, { at, by: caller });
  });

/** GET /v1/dossiers/{code} */
export const getDossier = (deps: DossiersDeps) =>
  route(operations.getDossier, async ({ params, query, caller, at }) => {
    const dossier = await deps.store.find(params.code);
    if (dossier === undefined || !maySee(caller, dossier)) return fail({ code: 'unknown-dossier' });
    const sound = isSealed(dossier) ? await soundFor(deps, params.code, caller) : ok(undefined);
    if (!sound.ok) return sound;
    const body = await render(deps, dossier, { at, by: caller });
    if (!seesWhole(caller, dossier)) return ok({ body, version: dossier.version });
    const given = { at, by: caller };
    const [more, desk] = await Promise.all([
      wholeFor(deps, dossier, given),
      query.view === 'desk' ? deskFor(deps, dossier, given) : undefined,
    ]);
    return ok({ body: { ...body, ...more, ...desk }, version: dossier.version });
  });

/** What is shown beside an open dossier to an officer who works on it. */
async function deskFor(deps: DossiersDeps, dossier: Dossier, { at, by }: Pick<Facts, 'at' | 'by'>) {
  if (by.kind !== 'officer' || !isOpen(dossier)) return undefined;
  const [acts, journal] = await Promise.all([
    possibleActsFor(deps, dossier, { by, at }),
    deps.store.journal(dossier.code),
  ]);
  const notes = journal.flatMap(eventsOf).filter(({ type }) => type === 'note.added').length;
  const formBefore = wasCorrected(dossier) ? draftedIn(journal).form : undefined;
  return { acts: actViews(acts), notes, ...(formBefore && { formBefore }) };
}

const wasCorrected = (dossier: Dossier) => 'supplements' in dossier && dossier.supplements !== undefined;

/** What only those see who see the whole dossier. */
async function wholeFor(deps: DossiersDeps, dossier: Dossier, { at, by }: Pick<Facts, 'at' | 'by'>) {
  const [application, conversation, sync, complaint] = await Promise.all([
    applicationFor(deps, dossier, by),
    conversationFor(deps, dossier, by),
    syncOf(deps, dossier),
    complaintOf(deps, dossier, { at, by }),
  ]);
  return { ...application, ...conversation, ...(sync && { sync }), ...(complaint && { complaint }) };
}

const soundFor = ({ store }: DossiersDeps, code: string, caller: Caller) =>
  soundRecord(store, code, (one) => maySee(caller, one));

/** What the applicant wrote, for whoever works on it; of a sealed dossier the archive discloses it. The journal is read whole only where it may be corrected in it. */
async function applicationFor({ store }: DossiersDeps, dossier: Dossier, caller: Caller) {
  if (isSealed(dossier) || caller.kind === 'manager') return undefined;
  const journal = wasCorrected(dossier)
    ? (await store.journal(dossier.code)).filter(({ seq }) => seq <= dossier.version)
    : (await store.journalPage(dossier.code, { upTo: 1, limit: 1 })).items;
  return applicationIn(journal);
}

/** With the last messages; the journal is read from the first of them. */
async function conversationFor(
  { store }: DossiersDeps,
  { code, version, conversation }: Dossier,
  by: Caller,
) {
  if (conversation === undefined) return undefined;
  const [from = 1] = lastMessages(conversation);
  const { items } = await store.journalPage(code, { from, upTo: version, limit: version });
  return { conversation: conversationView(conversation, items, by) };
}

/** A dossier of the desk has no portal to tell. */
async function syncOf({ notices, reference }: DossiersDeps, dossier: Dossier) {
  const { kind, id } = dossier.owner;
  if (kind !== 'portal') return undefined;
  const [outcomes, portals] = await Promise.all([notices.read(dossier.code), reference.portals()]);
  return syncView(
    dossier,
    outcomes,
    portals.some((one) => one.id === id && one.active && one.webhook !== undefined),
  );
}

/** With the day on which the portal took the notice; the journal is read only where nothing else shows that it was noted. */
async function complaintOf(deps: DossiersDeps, dossier: Dossier, { at, by }: Pick<Facts, 'at' | 'by'>) {
  if (decidedAt(dossier) === undefined || notedOf(dossier) !== undefined) return undefined;
  if (dossier.owner.kind !== 'portal') return undefined;
  const [journal, outcomes, law] = await Promise.all([
    deps.store.journal(dossier.code),
    deps.notices.read(dossier.code),
    shownFacts(deps.reference, dossier, by, at),
  ]);
  return complaintView(dossier, law, takenAt(journal, outcomes));
}

/** GET /v1/dossiers/{code}/events: with the first page the whole journal is checked. */
export const getDossierEvents = (deps: PagingDeps & Pick<DossiersDeps, 'store'>) =>
  listRoute(operations.getDossierEvents, deps, async ({ params: { code }, caller, page }) => {
    const maySee = (one: Dossier) => seesWhole(caller, one);
    if (page.after === undefined) {
      const sound = await soundRecord(deps.store, code, maySee);
      if (!sound.ok) return sound;
    }
    const dossier = await deps.store.find(code);
    if (dossier === undefined || !maySee(dossier)) return fail({ code: 'unknown-dossier' });
    const { version } = dossier;
    // What is written meanwhile belongs to the next version, and so to another tag.
    const found = await deps.store.journalPage(code, { ...page, upTo: version });
    const shown = entryFor(dossier, caller);
    // Keys and digests are between the system and the one caller who sent them, marks of people nobody's but the system's.
    const items = found.items.map(({ key: _, digest: __, people: ___, ...entry }) => ({
      ...entry,
      ...shown(entry),
      at: localTime(entry.at),
    }));
    return ok({ ...found, items, version });
  });

/** POST /v1/dossiers/{code}/supplements */
export const supplementDossier = (deps: DossiersDeps) =>
  route(operations.supplementDossier, async ({ params: { code }, body, caller, ...request }) => {
    const files = body.files.map((file) => ({ ...file, id: randomUUID() }));
    return answerWithUploads(deps, {
      code,
      by: caller,
      command: { type: 'supplement', ...body, files },
      brought: await broughtTo(deps, code, { files, by: caller, at: request.at }),
      ...request,
    });
  });

/** What the files may be taken from; the dossier is read for it only where some are not sent. */
async function broughtTo(
  deps: DossiersDeps,
  code: string,
  { files, by, at }: { files: NewFile[]; by: Caller; at: string },
) {
  const areSent = files.every(({ from, part }) => from === undefined && part === undefined);
  const found = areSent ? undefined : await deps.store.whole(code);
  if (found === undefined) return undefined;
  const { identifier } = draftedIn(found.journal).applicant;
  const { unit, receivedBy = unit } = found.dossier;
  return broughtBy(deps, { files, desks: [unit, receivedBy], identifier, by, at });
}

/** POST /v1/dossiers/{code}/withdrawal */
export const withdrawDossier = (deps: DossiersDeps) =>
  route(operations.withdrawDossier, ({ params: { code }, body: { reason, file }, caller, ...request }) => {
    const order = { code, by: caller, ...request };
    if (file === undefined)
      return answerWithDossier(deps, { ...order, command: { type: 'withdraw', reason } });
    const declared = { ...file, id: randomUUID() };
    return answerWithUploads(deps, { ...order, command: { type: 'withdraw', reason, file: declared } });
  });

/** POST /v1/dossiers/{code}/notes */
export const addNote = (deps: DossiersDeps) =>
  route(operations.addNote, ({ params: { code }, body, caller, ...request }) =>
    answerWithDossier(deps, { code, by: caller, command: { type: 'add-note', ...body }, ...request }),
  );

/** POST /v1/dossiers/{code}/messages */
export const writeMessage = (deps: DossiersDeps) =>
  route(operations.writeMessage, ({ params: { code }, body, caller, ...request }) =>
    answerWithDossier(deps, { code, by: caller, command: { type: 'write-message', ...body }, ...request }),
  );

/** POST /v1/dossiers/{code}/delivery */
export const recordDelivery = (deps: DossiersDeps) =>
  route(operations.recordDelivery, ({ params: { code }, body, caller, ...request }) =>
    answerWithDossier(deps, {
      code,
      by: caller,
      command: { type: 'record-delivery', report: body.report },
      ...request,
    }),
  );
