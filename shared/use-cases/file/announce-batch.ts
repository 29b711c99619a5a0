import {
  announced,
  type Batch,
  type BatchDeclaration,
  type BatchStore,
  isExpired,
  isSameBatch,
} from '#shared/file/batch.ts';
import { wholeId } from '#shared/kernel/own-id.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { localDate } from '#shared/kernel/time.ts';
import { procedureInForce } from '#shared/procedure/codes/national-codes.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { isAtTheDesk } from '#shared/unit/rights.ts';
import type { Unit } from '#shared/unit/unit.ts';

export type AnnounceDeps = {
  batches: BatchStore;
  reference: {
    procedure(code: string, which: { date: string }): Promise<Procedure | undefined>;
    units(): Promise<Unit[]>;
  };
};

type Order = {
  /** As the desk chose it. */
  id: string;
  declared: BatchDeclaration;
  by: Caller;
  at: string;
};
type Denial = 'wrong-role' | 'unknown-procedure' | 'unknown-unit' | 'batch-taken';

/** The desk of a unit announces a batch. Idempotent for the same announcement. */
export async function announceBatch(deps: AnnounceDeps, order: Order): Promise<Result<Batch, Denial>> {
  const { at, by, declared } = order;
  if (!isAtTheDesk(by, declared)) return fail('wrong-role');
  const id = wholeId(declared.unit, order.id);
  const known = await deps.batches.find(id);
  if (known !== undefined) return same(known, order);
  const [units, procedure] = await Promise.all([
    deps.reference.units(),
    procedureInForce(deps.reference, declared.procedure, localDate(at)),
  ]);
  if (procedure === undefined) return fail('unknown-procedure');
  if (!units.some((unit) => unit.id === declared.unit)) return fail('unknown-unit');
  const batch = announced({ id, declared, procedure, by: by.id, at });
  if (await deps.batches.put(batch)) return ok(batch);
  return same(await deps.batches.find(id), order);
}

/** What has expired keeps its id until it is removed, and its bytes with it. */
const same = (batch: Batch | undefined, { at, declared }: Order): Result<Batch, Denial> =>
  batch !== undefined && isSameBatch(batch, declared) && !isExpired(batch, at)
    ? ok(batch)
    : fail('batch-taken');
