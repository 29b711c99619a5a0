import type { Procedure } from '../procedure.ts';
import { finding, type ProcedureFinding } from '../procedure-finding.ts';
import { citizenTexts } from '../wording/citizen-texts.ts';
import { unclearWords } from '../wording/officialese.ts';

/** A word that a citizen may not understand, what to write in its place, and where it stands. */
export type UnclearWord = { word: string; plain: string; at: string[] };

/** The words of a procedure's texts that the list of `today` (`YYYY-MM-DD`) has a plainer one for, each once. */
export function unclearIn(procedure: Procedure, today: string): UnclearWord[] {
  const found = new Map<string, UnclearWord>();
  for (const { at, text } of citizenTexts(procedure)) {
    for (const language of ['vi', 'en'] as const) {
      for (const { word, plain } of unclearWords(text[language] ?? '', language, today)) {
        const before = found.get(word)?.at ?? [];
        found.set(word, { word, plain, at: [...before, at] });
      }
    }
  }
  return [...found.values()];
}

export const checkWording = (procedure: Procedure, today: string): ProcedureFinding[] =>
  unclearIn(procedure, today).map(({ word, plain, at }) =>
    finding('officialese', {}, `“${word}” → “${plain}” (${at.join(', ')})`),
  );
