import type { Case } from '../procedure.ts';
import type { Notes } from './notes.ts';
import type { NationalProcedure } from './payload.ts';
import { slug } from './slug.ts';

/**
 * Agencies also put headings of a list of papers where the name of a case belongs ("Bao gồm", "Giấy tờ phải nộp"):
 * nobody can be asked to choose between those.
 */
const heading = /^[\s*+\-.]*(bao gồm|giấy tờ|thành phần|hồ sơ (gồm|bao gồm)|lưu ý)/iu;

export const caseName = (word: string) =>
  heading.test(word) ? '' : word.replace(/^[\s*+-]+|[\s:;.]+$/gu, '');

/** The cases that the sequence of steps and the list of papers speak of. */
export function readCases(
  { TRINHTUTHUCHIEN: sequences, THANHPHANHOSO: papers }: NationalProcedure,
  before: readonly Case[],
  notes: Notes,
): Case[] {
  const named = [...sequences, ...papers].map(({ TRUONGHOP }) => caseName(TRUONGHOP));
  const names = [...new Set(named.filter((name) => name !== ''))];
  const taken = new Set<string>();
  return (names.length === 0 ? [''] : names).flatMap((vi) => {
    const known = before.find(({ name }) => (name?.vi ?? '') === vi);
    const id = known?.id ?? slug(vi === '' ? 'chung' : vi, taken);
    taken.add(id);
    const steps = sequenceOf(sequences, vi);
    const name = vi === '' ? undefined : notes.text(`/cases/${id}/name`, vi, known?.name);
    if (name === undefined && steps.length === 0) return [];
    const sequence = steps.map((step, index) =>
      notes.text(`/cases/${id}/sequence/${index}`, step, known?.sequence?.[index]),
    );
    return [{ id, ...(name && { name }), ...(sequence.length > 0 && { sequence }) }];
  });
}

/** The steps of a case; those of no case in particular are everybody's. */
function sequenceOf(sequences: NationalProcedure['TRINHTUTHUCHIEN'], name: string): string[] {
  const own = sequences.filter(({ TRUONGHOP }) => caseName(TRUONGHOP) === name);
  const general = sequences.filter(({ TRUONGHOP }) => caseName(TRUONGHOP) === '');
  return (own.length > 0 ? own : general)
    .flatMap(({ TRINHTU }) => TRINHTU.map(({ TENTRINHTU }) => TENTRINHTU))
    .filter((step) => step !== '');
}
