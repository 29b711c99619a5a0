import type { Finding } from '#shared/kernel/finding.ts';
import { ok } from '#shared/kernel/result.ts';
import { seesWhole } from '#shared/unit/rights.ts';
import type { AddNote } from '../commands.ts';
import { type Dossier, isClosed } from '../dossier.ts';
import type { Decision, Facts } from '../facts.ts';
import { refuse } from '../refusal.ts';

/** An officer tells colleagues something about the dossier. It changes nothing, and no applicant reads it. */
export function addNote(dossier: Dossier, { text, mentions = [] }: AddNote, facts: Facts): Decision {
  if (isClosed(dossier)) return refuse('dossier-closed');
  if (facts.by.kind !== 'officer' || !seesWhole(facts.by, dossier)) return refuse('wrong-role');
  const { officers = [] } = facts;
  const unknown = mentions.flatMap((id, index) =>
    officers.some((one) => one.id === id) ? [] : [notHere(index)],
  );
  if (unknown.length > 0) return refuse('unknown-officer', unknown);
  return ok([{ type: 'note.added', text, ...(mentions.length > 0 && { mentions }) }]);
}

const notHere = (index: number): Finding => ({
  pointer: `/mentions/${index}`,
  code: 'unknown-officer',
  detail: { vi: 'Đơn vị không có cán bộ này.', en: 'This officer does not work for the unit.' },
});
