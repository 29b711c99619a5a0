import { useMemo } from 'react';
import { useNameOf } from '#web/api/queries.ts';
import { usePreferences } from '#web/preferences/preferences.ts';
import { useDossierWords } from '#web/words/dossier.ts';
import type { Procedure } from '../model.ts';
import type { Moment, Telling } from './timeline.ts';

/** With what a journal is told: names of people and steps in the language of whoever looks. */
export function useTelling(procedure: Procedure | undefined): Telling {
  const words = useDossierWords();
  const { language } = usePreferences();
  const nameOf = useNameOf();
  return useMemo(
    () => ({
      words,
      language,
      schema: procedure?.form,
      nameOf,
      stepName: (step) => procedure?.steps.find(({ id }) => id === step)?.name[language] ?? step,
    }),
    [words, language, procedure, nameOf],
  );
}

/** Whoever did something: officers by name, everybody else by kind. */
export function useActorName(): (by: Moment['by']) => string {
  const { actors } = useDossierWords().journal;
  const nameOf = useNameOf();
  return ({ kind, id }) => {
    if (kind === 'officer' && id !== undefined) return nameOf(id);
    return Object.hasOwn(actors, kind) ? actors[kind as keyof typeof actors] : kind;
  };
}
