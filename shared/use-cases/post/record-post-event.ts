import type { DeliveryReport } from '#shared/dossier/delivery.ts';
import type { Dossier } from '#shared/dossier/dossier.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { ConsignmentStore } from '#shared/post/consignment.ts';
import type { PostEvent } from '#shared/post/post-event.ts';
import type { Portal } from '#shared/unit/portal.ts';
import { isWithin } from '#shared/unit/rights.ts';
import { type Denial, type Deps, obey } from '#shared/use-cases/dossier/obey.ts';

export type RecordPostDeps = Deps & { consignments: ConsignmentStore };
export type PostDenial = Denial | 'wrong-role' | 'unknown-consignment' | 'contradiction';

type Incoming = Extract<PostEvent, { event: 'accepted' | 'handed-to-agency' }>;
type Outgoing = Exclude<PostEvent, Incoming>;

/** A carrier reports a hand-over. Idempotent for the same report; a report that contradicts the first is refused. */
export async function recordPostEvent(
  deps: RecordPostDeps,
  carrier: Portal,
  event: PostEvent,
  at: string,
): Promise<Result<void, PostDenial>> {
  if (carrier.carries === undefined) return fail('wrong-role');
  return event.event === 'accepted' || event.event === 'handed-to-agency'
    ? recordIncoming(deps, carrier, event)
    : recordOutgoing(deps, carrier, event, at);
}

const carriesFor = ({ carries = [] }: Portal, unit: string) => carries.some((one) => isWithin(unit, one));

/** Whether the carrier carries for the unit that resolves the dossier, or for the desk that gives out its result. */
const carriesOf = (carrier: Portal, { unit, receivedBy = unit }: Dossier) =>
  [unit, receivedBy].some((one) => carriesFor(carrier, one));

async function recordIncoming(
  { consignments }: RecordPostDeps,
  carrier: Portal,
  event: Incoming,
): Promise<Result<void, PostDenial>> {
  if (event.event === 'accepted') {
    if (!carriesFor(carrier, event.unit)) return fail('wrong-role');
  } else {
    const known = (await consignments.find(event.tracking)).some((one) => one.carrier === carrier.id);
    if (!known) return fail('unknown-consignment');
  }
  const first = await consignments.note(carrier.id, event);
  return JSON.stringify(first) === JSON.stringify(event) ? ok(undefined) : fail('contradiction');
}

/** The dossier itself records how its result travels, so it recognises a repeated report. */
async function recordOutgoing(
  deps: RecordPostDeps,
  carrier: Portal,
  event: Outgoing,
  at: string,
): Promise<Result<void, PostDenial>> {
  const dossier = await deps.store.find(event.dossier);
  if (dossier === undefined || !carriesOf(carrier, dossier)) return fail('unknown-dossier');
  const { last } = dossier.delivery ?? {};
  const isOther = event.event !== 'handed-to-carrier' && last?.tracking !== event.tracking;
  if (isOther) return fail('unknown-consignment');
  if (last?.state === 'delivered' && event.event === 'delivered') {
    return last.receiver === event.receiver ? ok(undefined) : fail('contradiction');
  }
  const report = reportOf(carrier, event);
  const by = { kind: 'system', id: `post.${carrier.id}` } as const;
  const done = await obey(deps, {
    code: dossier.code,
    command: { type: 'record-delivery', report },
    by,
    at,
    known: dossier,
  });
  return done.ok ? ok(undefined) : done;
}

function reportOf({ id }: Portal, event: Outgoing): DeliveryReport {
  const { tracking } = event;
  switch (event.event) {
    case 'handed-to-carrier':
      return { state: 'sent', carrier: id, tracking };
    case 'delivered':
      return { state: 'delivered', receiver: event.receiver, tracking };
    case 'returned':
      return { state: 'failed', reason: event.reason, tracking };
    default:
      return event satisfies never;
  }
}
