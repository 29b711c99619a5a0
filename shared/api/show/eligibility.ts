import { type ProblemCode, problems } from '#shared/api/problems.ts';
import type { EligibilityView } from '#shared/api/resources/procedures.ts';
import { checkApplicant } from '#shared/dossier/applicant.ts';
import { checkEligible, type KnownCase, unanswered } from '#shared/procedure/eligibility.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import type { Person } from '#shared/unit/person.ts';

type Asked = KnownCase & {
  channel?: Procedure['channels'][number] | undefined;
  applicant?: Pick<Person, 'kind'> | undefined;
};

/** Whether a procedure is for a case, as far as it is known: what a submission would be refused for before its papers. */
export function eligibilityView(procedure: Procedure, asked: Asked): EligibilityView {
  const { channels, listing } = procedure;
  const { applicant, channel } = asked;
  const reasons = [
    ...(listing?.state === 'repealed' ? [refused('procedure-repealed')] : []),
    ...(channel !== undefined && !channels.includes(channel) ? [refused('channel-closed')] : []),
    ...(applicant === undefined ? [] : checkApplicant(procedure, applicant)),
    ...checkEligible(procedure, asked),
  ].map(({ code, detail }) => ({ code, detail }));
  const questions = unanswered(procedure, asked).map(({ id, ask }) => ({ id, ask }));
  return {
    eligible: reasons.length > 0 ? 'no' : questions.length > 0 ? 'unsure' : 'yes',
    reasons,
    questions,
  };
}

const refused = (code: ProblemCode) => ({ code, detail: problems[code].title });
