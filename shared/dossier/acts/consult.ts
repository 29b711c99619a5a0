import type { Finding } from '#shared/kernel/finding.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Consult } from '../commands.ts';
import { type Consultation, lawOfSilence, pendingIn } from '../consultation.ts';
import { hasClock, type Open } from '../dossier.ts';
import type { DossierEvent } from '../events.ts';
import type { Decision, Facts } from '../facts.ts';
import { refuse } from '../refusal.ts';
import { stepOf, warningTime } from '../tasks.ts';
import { untilWhen } from './apologise.ts';
import { isDecided } from './issue-result.ts';
import { checkComponents } from './supplement.ts';

/** All of a dossier's consultations are kept in its state, which has to stay a small item. */
const maxConsultations = 20;

/** Another unit is asked in writing, with a date for its answer; the step stays open meanwhile. */
export function consult(dossier: Open, command: Consult, facts: Facts): Decision {
  if (!hasClock(dossier)) return refuse('not-accepted');
  if (isDecided(dossier)) return refuse('already-resolved');
  const no = (dossier.consultations ?? []).length + 1;
  if (no > maxConsultations) return refuse('too-many-consultations');
  const { at, by } = facts;
  const { task, unit, question, matter: id, until, components = [] } = command;
  const matter = facts.procedure.matters?.find((one) => one.id === id);
  const dueAt = untilWhen(until, at, facts);
  const findings = [...checkComponents(components, facts), ...(dueAt > at ? [] : [past])];
  if (id !== undefined && matter === undefined) findings.push(unknownMatter);
  if (findings.length > 0) return refuse('incomplete', findings);
  const { warning } = stepOf(facts, dossier.task.step);
  const warnAt = warningTime(dueAt, warning, at, facts);
  const counted = 'limit' in until && { limit: until.limit };
  const times = { askedAt: at, ...counted, dueAt, warnAt, warned: false };
  const about = { unit, question, ...(matter !== undefined && { matter }), components };
  const asked = { no, task, ...about, by: by.id, ...times, state: 'open' as const };
  return ok([{ type: 'consultation.asked', consultation: asked }]);
}

const past: Finding = {
  pointer: '/dueAt',
  code: 'not-later',
  detail: {
    vi: 'Hạn trả lời phải sau thời điểm hiện tại.',
    en: 'The due date of the answer must be in the future.',
  },
};

const unknownMatter: Finding = {
  pointer: '/matter',
  code: 'unknown-matter',
  detail: {
    vi: 'Thủ tục không có nội dung lấy ý kiến này.',
    en: 'The procedure has no such matter to ask about.',
  },
};

/** Whoever closes the step or the dossier waits for no more answers. */
export const cancelPending = (
  dossier: { code: string; consultations?: Consultation[] | undefined },
  reason?: string,
): DossierEvent[] =>
  pendingIn(dossier).map(({ no }) => ({
    type: 'consultation.cancelled',
    no,
    ...(reason !== undefined && { reason }),
  }));

/** What the passing of time does to a consultation: it warns and grows overdue; it answers only by law. */
export const passConsultations = (dossier: Open, at: string): DossierEvent[] =>
  pendingIn(dossier).flatMap((asked): DossierEvent[] => {
    const { no, state, warned, warnAt, dueAt } = asked;
    if (state === 'overdue') return [];
    const basis = lawOfSilence(asked);
    if (at >= dueAt && basis !== undefined) return [{ type: 'consultation.consented', no, basis }];
    if (at >= dueAt) return [{ type: 'consultation.overdue', no }];
    return !warned && at >= warnAt ? [{ type: 'consultation.warned', no }] : [];
  });
