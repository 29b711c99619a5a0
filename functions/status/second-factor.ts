import type { Drafted } from '#shared/dossier/events.ts';
import type { Limit } from '#shared/limit/limit.ts';

/** Tries for one dossier, right or wrong: ten at once, and one more every two hours and a half. */
export const tries: Limit = { requests: 10, seconds: 86_400, free: 0, lease: 1 };

const lastFour = (text: string | undefined) => text?.replace(/[^\p{L}\p{N}]/gu, '').slice(-4);

/** Whether somebody typed the last four characters of an identity number or telephone number that was handed in. */
export function isKnown({ applicant, submitter }: Pick<Drafted, 'applicant' | 'submitter'>, typed: string) {
  const wanted = [applicant, submitter].flatMap((one) => [lastFour(one?.identifier), lastFour(one?.phone)]);
  const given = typed.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  return given.length === 4 && wanted.includes(given);
}
