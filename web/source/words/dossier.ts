import { usePreferences } from '#web/preferences/preferences.ts';
import { dossierEn } from './dossier.en.ts';
import { type DossierWords, dossierVi } from './dossier.vi.ts';

const dictionaries: Record<'vi' | 'en', DossierWords> = { vi: dossierVi, en: dossierEn };

/** What the screen of a dossier says, in the language of whoever looks. */
export const useDossierWords = (): DossierWords => dictionaries[usePreferences().language];
