import { type Guidance, guidanceOn } from '#shared/guidance/guidance.ts';
import { digestOf } from '#shared/kernel/digest.ts';
import type { Finding } from '#shared/kernel/finding.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { localDate } from '#shared/kernel/time.ts';
import type { UnitRecordStore } from '#shared/kernel/unit-record.ts';
import { checkCase } from '#shared/procedure/applied.ts';
import { procedureInForce } from '#shared/procedure/codes/national-codes.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import type { Caller } from '#shared/unit/caller.ts';

export type GuideDeps = {
  reference: { procedure(code: string, which: { date: string }): Promise<Procedure | undefined> };
  guidance: UnitRecordStore<Guidance>;
};

type Order = {
  procedure: string;
  case?: string | undefined;
  /** How the person wants to file. */
  filing: Procedure['channels'][number];
  said: Pick<Guidance, 'channel' | 'person' | 'question' | 'note'>;
  by: Caller;
  at: string;
  key: string;
  digest: string;
};

export type GuideDenial =
  | { code: 'wrong-role' | 'unknown-procedure' | 'channel-closed' | 'procedure-repealed' | 'key-reused' }
  | { code: 'incomplete'; findings: Finding[] };

/** The desk gives guidance from the published record, and the guidance is recorded. */
export async function guide(deps: GuideDeps, order: Order): Promise<Result<Guidance, GuideDenial>> {
  const { by, at, key, digest, filing, said } = order;
  if (by.kind !== 'officer' || !by.roles.includes('reception')) return fail({ code: 'wrong-role' });
  const procedure = await procedureInForce(deps.reference, order.procedure, localDate(at));
  if (procedure === undefined) return fail({ code: 'unknown-procedure' });
  const denial = whyNot(procedure, order);
  if (denial !== undefined) return fail(denial);
  const kept = await deps.guidance.put({
    id: digestOf(by.kind, by.id, key).slice(0, 32),
    unit: by.unit,
    at,
    officer: by.id,
    ...said,
    content: guidanceOn(procedure, { channel: filing, case: order.case }),
    digest,
  });
  return kept.digest === digest ? ok(kept) : fail({ code: 'key-reused' });
}

function whyNot(procedure: Procedure, { filing, case: named }: Order): GuideDenial | undefined {
  if (procedure.listing?.state === 'repealed') return { code: 'procedure-repealed' };
  if (!procedure.channels.includes(filing)) return { code: 'channel-closed' };
  // Without a case, the guidance lists the papers of all cases.
  const findings = named === undefined ? [] : checkCase(procedure, named);
  return findings.length > 0 ? { code: 'incomplete', findings } : undefined;
}
