import { decideDraft } from '#shared/dossier/acts/draft.ts';
import { workflowOf } from '#shared/dossier/acts/hand-over.ts';
import type { DraftDossier } from '#shared/dossier/commands.ts';
import type { Dossier } from '#shared/dossier/dossier.ts';
import { keyMark, record } from '#shared/dossier/journal/record.ts';
import type { Claim, DossierStore } from '#shared/dossier/journal/store.ts';
import type { Reference } from '#shared/dossier/reference.ts';
import type { Refusal } from '#shared/dossier/refusal.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { localDate } from '#shared/kernel/time.ts';
import { type ConsignmentStore, postedAs } from '#shared/post/consignment.ts';
import { procedureInForce } from '#shared/procedure/codes/national-codes.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import type { ResultLog } from '#shared/result/result-log.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { type CodePattern, dossierCode, patternAt } from '#shared/unit/dossier-code.ts';
import { type KeyedHash, personMarks } from '#shared/unit/person-marks.ts';
import type { Portal } from '#shared/unit/portal.ts';
import { actsForApplicant, isWithin } from '#shared/unit/rights.ts';
import type { Unit } from '#shared/unit/unit.ts';
import { type BroughtDeps, broughtBy } from './bring-files.ts';
import { type CorrectionDenial, correctedResult } from './corrected-result.ts';
import { numbersOf, withNumber } from './number-result.ts';
import { actor, calendarAndFeeRules } from './obey.ts';
import { replayed } from './replayed.ts';

export type HandInDeps = BroughtDeps & {
  store: DossierStore;
  reference: Reference & {
    units(): Promise<Unit[]>;
    portals(): Promise<Portal[]>;
    codePatterns(): Promise<CodePattern[]>;
  };
  /** Where carriers told of what was posted. */
  consignments: Pick<ConsignmentStore, 'find'>;
  /** Where a result is found that is to be corrected. */
  results: Pick<ResultLog, 'history'>;
  /** Under what people are found again. */
  hashPerson: KeyedHash;
};

export type HandIn = {
  procedure: string;
  /** The version that the form was made for; another one in force refuses the dossier. */
  version?: number | undefined;
  draft: DraftDossier;
  /** Under which number it came by post. */
  tracking?: string | undefined;
  by: Exclude<Caller, { kind: 'system' }>;
  at: string;
  claim: Claim;
};

export type HandInDenial =
  | Refusal
  | 'unknown-procedure'
  | 'unknown-unit'
  | 'forbidden'
  | 'unknown-consignment'
  | CorrectionDenial
  | 'key-reused'
  | 'request-in-progress';

/** The first act of a dossier: checked, numbered, and written once however often it is sent. */
export async function handIn(deps: HandInDeps, order: HandIn): Promise<Result<Dossier, HandInDenial>> {
  const created = await create(deps, order);
  // What is refused now may have been accepted when it was first sent.
  return created.ok ? created : ((await repeated(deps.store, order)) ?? created);
}

async function create(deps: HandInDeps, order: HandIn): Promise<Result<Dossier, HandInDenial>> {
  const { by, at, claim } = order;
  const receivedBy = receiverOf(order);
  const draft = { ...order.draft, receivedBy };
  if (!actsForApplicant(by, draft)) return fail('forbidden');
  const { reference } = deps;
  const [units, portals, procedure] = await Promise.all([
    reference.units(),
    reference.portals(),
    inForce(reference, order),
  ]);
  // A portal that was switched off hands in nothing more; what it handed in goes on.
  if (portals.some(({ id, active }) => id === by.id && !active)) return fail('forbidden');
  const unit = units.find(({ id }) => id === draft.unit);
  const desk = units.find(({ id }) => id === (receivedBy ?? draft.unit));
  if (receivedBy !== undefined && desk?.receivesForOthers !== true) return fail('forbidden');
  if (procedure === undefined) return fail('unknown-procedure');
  if (unit === undefined || desk === undefined) return fail('unknown-unit');
  const named = await namedBy(deps, order, { desk, procedure: procedure.code });
  if (!named.ok) return named;
  const applied = workflowOf(procedure, draft, at);
  const { identifier } = draft.applicant;
  const brought = await broughtBy(deps, { files: draft.files, desks: [desk.id], identifier, by, at });
  const facts = {
    at,
    by,
    procedure: applied,
    ...brought,
    ...(await calendarAndFeeRules(reference, procedure, { at })),
  };
  const drafting = { ...draft, ...named.value };
  const decided = decideDraft(drafting, facts);
  if (!decided.ok) return decided;
  const code = await nextCode(deps, desk, order);
  if (code === undefined) return fail('request-in-progress');
  const decision = await withNumber(numbersOf(deps.store, code), { unit: unit.id, at }, decided, (number) =>
    decideDraft(drafting, { ...facts, number }),
  );
  if (!decision.ok) return decision;
  const { key, digest } = claim;
  const people = await personMarks(deps.hashPerson, draft);
  const recorded = record(undefined, decision.value, { code, at, by: actor(by), key, digest, people });
  const created = await deps.store.create(recorded, claim);
  return created.ok ? ok(recorded.dossier) : fail('request-in-progress');
}

/** The unit whose desk receives for another one. */
const receiverOf = ({ by, draft }: HandIn) =>
  by.kind === 'officer' && !isWithin(draft.unit, by.unit) ? by.unit : undefined;

/** The consignment that reception names; only what came by post to its own desk has one. */
async function postedFor({ consignments }: HandInDeps, { draft, tracking, by }: HandIn, desk: Unit) {
  if (tracking === undefined) return undefined;
  if (draft.channel !== 'post' || by.kind !== 'officer') return 'unknown';
  const found = (await consignments.find(tracking)).find(({ accepted }) => accepted.unit === desk.id);
  return found === undefined ? 'unknown' : postedAs(found);
}

/** What the submission names by its number: how it was posted, and the result that it is to correct. */
async function namedBy(
  deps: HandInDeps,
  order: HandIn,
  { desk, procedure }: { desk: Unit; procedure: string },
) {
  const { draft } = order;
  const { unit, applicant } = draft;
  const posted = await postedFor(deps, order, desk);
  if (posted === 'unknown') return fail('unknown-consignment');
  if (draft.corrects === undefined) return ok({ posted });
  const corrects = await correctedResult(deps, { corrects: draft.corrects, procedure, unit, applicant });
  return corrects.ok ? ok({ posted, corrects: corrects.value }) : corrects;
}

async function repeated(store: DossierStore, { by, claim }: HandIn) {
  const claimed = await store.claimed(claim);
  if (claimed === undefined) return undefined;
  const earlier = await replayed(store, claimed.code, { ...claim, by });
  if (earlier === undefined) throw new Error(`the claimed dossier ${claimed.code} has no journal`);
  return earlier;
}

async function inForce(
  reference: Reference,
  { procedure, version, at }: HandIn,
): Promise<Procedure | undefined> {
  const current = await procedureInForce(reference, procedure, localDate(at));
  return version === undefined || current?.version === version ? current : undefined;
}

/** The next code of the day of the agency that receives; undefined for a repeat, which takes no number. */
async function nextCode(
  { store, reference }: HandInDeps,
  unit: Unit,
  { by, at, claim }: HandIn,
): Promise<string | undefined> {
  const date = localDate(at);
  const pattern = patternAt(await reference.codePatterns(), date);
  if (pattern === undefined) throw new Error(`no pattern of dossier codes is in force on ${date}`);
  const taken = await store.ordinalFor(unit.agencyCode, date, keyMark(by, claim.key));
  // A number without a dossier was left by a request that ended in between: it goes on with the next one.
  if (!taken.ok && (await store.claimed(claim)) !== undefined) return undefined;
  const ordinal = taken.ok ? taken.value : await store.nextOrdinal(unit.agencyCode, date);
  const code = dossierCode(pattern, unit.agencyCode, date, ordinal);
  if (!code.ok) throw new Error(`${unit.agencyCode} has no dossier codes left on ${date}`);
  return code.value;
}
