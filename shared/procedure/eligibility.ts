import * as z from 'zod';
import type { Finding } from '#shared/kernel/finding.ts';
import { Text } from '#shared/kernel/text.ts';
import { fits } from './form/form.ts';

export const ConditionId = z.string().regex(/^[a-z0-9-]{1,40}$/);

export const YesOrNo = z.enum(['yes', 'no']);

/** A condition under which the procedure is not for a case; it is told, and decided, before papers are asked for. */
export const Condition = z.strictObject({
  id: ConditionId,
  /** The question, as a citizen would understand it. */
  ask: Text,
  /** When the case is not eligible: by a plain answer, or where what is handed in matches a JSON Schema. */
  when: z.union([
    z.strictObject({ answer: YesOrNo }),
    /** Of `{ applicant, case, channel, form }`. */
    z.strictObject({ matches: z.record(z.string(), z.json()) }),
  ]),
  /** Why not, and what to do instead. */
  tell: Text,
  basis: z.string().min(1),
});
export type Condition = z.infer<typeof Condition>;

export type Answers = Record<string, z.infer<typeof YesOrNo>>;

/** What is known of a case before it is filed, or as it is filed. */
export type KnownCase = {
  answers?: Answers | undefined;
  applicant?: object | undefined;
  case?: string | undefined;
  channel?: string | undefined;
  form?: object | undefined;
};

type Conditions = { eligibility?: readonly Condition[] | undefined };

/** The conditions that make the case ineligible, as far as it is known: what nobody said decides nothing. */
const unmetBy = ({ eligibility = [] }: Conditions, { answers, ...known }: KnownCase): Condition[] =>
  eligibility.filter(({ id, when }) =>
    'answer' in when
      ? answers !== undefined && Object.hasOwn(answers, id) && answers[id] === when.answer
      : fits(when.matches, said(known)),
  );

const said = (known: object) =>
  Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));

/** The questions that want a plain answer, and have none yet. */
export const unanswered = ({ eligibility = [] }: Conditions, { answers = {} }: KnownCase): Condition[] =>
  eligibility.filter(({ id, when }) => 'answer' in when && !Object.hasOwn(answers, id));

/** Why the procedure is not for the case; each with what to do instead, and its law. */
export const checkEligible = (conditions: Conditions, known: KnownCase): Finding[] =>
  unmetBy(conditions, known).map(({ id, when, tell, basis }) => ({
    pointer: 'answer' in when ? `/answers/${id}` : '',
    code: id,
    detail: { vi: `${tell.vi} Căn cứ: ${basis}.`, en: `${tell.en} Legal basis: ${basis}.` },
  }));

/** Answers to questions that the procedure does not ask. */
export const checkAnswers = (
  { eligibility = [] }: Conditions,
  { answers = {} }: Pick<KnownCase, 'answers'>,
): Finding[] =>
  Object.keys(answers)
    .filter((asked) => !eligibility.some(({ id, when }) => id === asked && 'answer' in when))
    .map((asked) => ({
      pointer: `/answers/${asked}`,
      code: 'unknown-question',
      detail: {
        vi: `Thủ tục không hỏi câu “${asked}”.`,
        en: `The procedure does not ask the question “${asked}”.`,
      },
    }));
