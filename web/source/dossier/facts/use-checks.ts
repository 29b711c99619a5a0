import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { unitsQuery } from '#web/api/queries.ts';
import { usePreferences } from '#web/preferences/preferences.ts';
import { useDossierWords } from '#web/words/dossier.ts';
import type { Dossier, Procedure } from '../model.ts';
import { type Check, checksOf } from './checks.ts';

/** What is found about a dossier, in the language of whoever looks. */
export function useChecks(dossier: Dossier, procedure: Procedure | undefined): readonly Check[] {
  const { checks: words } = useDossierWords();
  const { language } = usePreferences();
  const asks = (dossier.consultations ?? []).length > 0;
  const { data: units } = useQuery({ ...unitsQuery, enabled: asks });
  return useMemo(() => {
    const unitName = (unit: string) => units?.items.find((one) => one.unit === unit)?.name[language] ?? unit;
    return checksOf(dossier, procedure, { words, language, unitName });
  }, [dossier, procedure, words, language, units]);
}
