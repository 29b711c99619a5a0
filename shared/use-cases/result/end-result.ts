import { link } from '#shared/journal/chain.ts';
import type { JournalActor, JournalEntry } from '#shared/journal/journal.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { localDate } from '#shared/kernel/time.ts';
import { foldRegistration } from '#shared/result/fold-registration.ts';
import { type RegisterEvent, type Registration, standingOn } from '#shared/result/registration.ts';
import type { ResultLog } from '#shared/result/result-log.ts';
import type { ResultToken } from '#shared/result/token.ts';
import type { Officer } from '#shared/unit/caller.ts';
import { isWithin } from '#shared/unit/rights.ts';

/** Why a result is not ended. */
type EndRefusal =
  | 'unknown-result'
  | 'wrong-role'
  | 'already-revoked'
  | 'already-replaced'
  | 'replacement-not-valid'
  | 'key-reused'
  | 'stale';

/** A leader takes a result back, or says which newer one stands in its place. */
export type EndOrder = {
  token: ResultToken;
  reason: string;
  basis: string;
  /** The newly issued result that replaces it. */
  by?: ResultToken | undefined;
  officer: Officer;
  at: string;
  idempotency?: { key: string; digest: string } | undefined;
};

type Ending = Result<Registration, EndRefusal>;

/** Ends a result: in its own history and, if another replaces it, in that one's too, in one transaction. */
export async function endResult(results: ResultLog, order: EndOrder): Promise<Ending> {
  const history = await results.history(order.token);
  const repeated = replayed(history, order);
  if (repeated !== undefined) return repeated;
  const registration = foldRegistration(history);
  const newer = order.by === undefined ? undefined : foldRegistration(await results.history(order.by));
  const refused = obstacle(registration, newer, order);
  if (registration === undefined || refused !== undefined) return fail(refused ?? 'unknown-result');
  const entries = entriesOf(registration, newer, order);
  const appended = await results.append(entries);
  if (!appended.ok) return (await lost(results, order)) ?? appended;
  const ended = foldRegistration([...history, ...entries.slice(0, 1)]);
  return ended === undefined ? fail('unknown-result') : ok(ended);
}

function obstacle(
  registration: Registration | undefined,
  newer: Registration | undefined,
  { officer, by, at }: EndOrder,
): EndRefusal | undefined {
  if (registration === undefined || !isWithin(registration.result.unit.id, officer.unit))
    return 'unknown-result';
  if (!officer.roles.includes('leader')) return 'wrong-role';
  if (registration.revoked !== undefined) return 'already-revoked';
  if (by === undefined) return undefined;
  if (registration.replaced !== undefined) return 'already-replaced';
  return newer !== undefined && isSuccessor(newer, registration, { officer, at })
    ? undefined
    : 'replacement-not-valid';
}

/** A result is replaced by one that is good, came after it, and is the same officer's to speak for. */
const isSuccessor = (
  newer: Registration,
  old: Registration,
  { officer, at }: Pick<EndOrder, 'officer' | 'at'>,
) =>
  newer.token !== old.token &&
  newer.result.issuedAt > old.result.issuedAt &&
  isWithin(newer.result.unit.id, officer.unit) &&
  standingOn(newer, localDate(at)).state === 'valid';

function entriesOf(
  registration: Registration,
  newer: Registration | undefined,
  order: EndOrder,
): JournalEntry[] {
  const { reason, basis, officer, at, idempotency } = order;
  const by: JournalActor = { kind: 'officer', id: officer.id, unit: officer.unit };
  const next = ({ token, version, head }: Registration, event: RegisterEvent) =>
    link(head, { code: token, seq: version + 1, at, by, events: [event], ...idempotency });
  if (newer === undefined) return [next(registration, { type: 'result.revoked', reason, basis })];
  return [
    next(registration, { type: 'result.replaced', by: newer.token, reason, basis }),
    next(newer, { type: 'result.named-as-replacement', of: registration.token }),
  ];
}

/** The answer to the same request that was obeyed before. */
function replayed(history: JournalEntry[], { idempotency, officer }: EndOrder): Ending | undefined {
  const index = history.findIndex(
    ({ key, by }) => key !== undefined && key === idempotency?.key && by.id === officer.id,
  );
  if (index < 0) return undefined;
  if (history[index]?.digest !== idempotency?.digest) return fail('key-reused');
  const registration = foldRegistration(history.slice(0, index + 1));
  return registration && ok(registration);
}

/** On a conflict, the first writer may have been the same request, sent twice at once. */
const lost = async (results: ResultLog, order: EndOrder) =>
  replayed(await results.history(order.token), order);
