import { usePreferences } from '#web/preferences/preferences.ts';
import { findEn } from './find.en.ts';
import { type FindWords, findVi } from './find.vi.ts';

const dictionaries: Record<'vi' | 'en', FindWords> = { vi: findVi, en: findEn };

/** What the search for dossiers says, in the language of whoever looks. */
export const useFindWords = (): FindWords => dictionaries[usePreferences().language];
