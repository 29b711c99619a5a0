import { decideDraft } from '#shared/dossier/acts/draft.ts';
import type { Dossier } from '#shared/dossier/dossier.ts';
import { type Recorded, record } from '#shared/dossier/journal/record.ts';
import { decide } from '#shared/dossier/lifecycle.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { actor } from '#shared/use-cases/dossier/obey.ts';
import { application, facts, local, portal, system } from '#test/dossier/fixtures.ts';

/** Codes that nobody has used yet. */
export function codes(unit = 'H00.01') {
  let ordinal = 0;
  return () => {
    ordinal += 1;
    return `${unit}-20260302-${String(ordinal).padStart(7, '0')}`;
  };
}

/** A fresh draft with one missing file, `f1`, and texts that are easily spoilt on the way. */
export function aDraft(
  code: string,
  name = 'Nguyễn “Văn” A\\ 😀 <&>',
  unit = 'H00.01',
  at = local('2026-03-02 08:00'),
  receivedBy?: string,
) {
  const decision = decideDraft(
    application({ unit, receivedBy, applicant: { kind: 'citizen', name } }),
    facts(portal, at),
  );
  if (!decision.ok) throw new Error(JSON.stringify(decision.error));
  return record(undefined, decision.value, { code, at, by: actor(portal), key: code, digest: 'digest' });
}

/** The entry that follows when `command` is obeyed. */
export function next(
  dossier: Dossier,
  command: Parameters<typeof decide>[1],
  by: Caller,
  at: string,
): Recorded {
  const decision = decide(dossier, command, facts(by, at));
  if (!decision.ok) throw new Error(JSON.stringify(decision.error));
  return record(dossier, decision.value, { code: dossier.code, at, by: actor(by) });
}

/** The draft's file arrived; by default it is good, and the dossier becomes submitted. */
export const inspected = (dossier: Dossier, how: 'file.accepted' | 'file.rejected' = 'file.accepted') =>
  next(
    dossier,
    { type: 'inspect', file: 'f1', ...(how === 'file.rejected' && { problem: 'damaged' as const }) },
    system,
    local('2026-03-02 08:05'),
  );
