import { link } from '#shared/journal/chain.ts';
import type { JournalActor } from '#shared/journal/journal.ts';
import { foldRegistration } from '#shared/result/fold-registration.ts';
import type { RegisterEvent, Registration } from '#shared/result/registration.ts';
import type { ResultLog } from '#shared/result/result-log.ts';
import type { ResultToken } from '#shared/result/token.ts';

/** The result that had the mistake, the new one, and why and by which law it stands in the other's place. */
export type Corrected = { token: ResultToken; by: ResultToken; reason: string; basis: string; at: string };

/**
 * Says in the register that a result was corrected by a new one, in the histories of both. What another result has
 * replaced meanwhile stays as it is. Idempotent.
 */
export async function correctResult(results: ResultLog, order: Corrected): Promise<void> {
  const [old, newer] = await Promise.all(
    [order.token, order.by].map(async (token) => foldRegistration(await results.history(token))),
  );
  if (old === undefined || newer === undefined)
    throw new Error(`${old === undefined ? order.token : order.by} is not in the register`);
  if (old.replaced !== undefined) return;
  const { reason, basis, at } = order;
  const by: JournalActor = { kind: 'system', id: 'print' };
  const next = ({ token, version, head }: Registration, event: RegisterEvent) =>
    link(head, { code: token, seq: version + 1, at, by, events: [event] });
  const appended = await results.append([
    next(old, { type: 'result.replaced', by: order.by, reason, basis, correction: true }),
    next(newer, { type: 'result.named-as-replacement', of: order.token }),
  ]);
  if (!appended.ok) throw new Error(`${order.token} was changed meanwhile`);
}
