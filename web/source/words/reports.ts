import { usePreferences } from '#web/preferences/preferences.ts';
import { reportsEn } from './reports.en.ts';
import { type ReportsWords, reportsVi } from './reports.vi.ts';

const dictionaries: Record<'vi' | 'en', ReportsWords> = { vi: reportsVi, en: reportsEn };

/** What the reports say, in the language of whoever looks. */
export const useReportsWords = (): ReportsWords => dictionaries[usePreferences().language];
