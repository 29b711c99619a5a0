import { usePreferences } from '#web/preferences/preferences.ts';
import { en } from './en.ts';
import { vi, type Words } from './vi.ts';

const dictionaries: Record<'vi' | 'en', Words> = { vi, en };

/** What the console says, in the language of whoever looks. */
export const useWords = (): Words => dictionaries[usePreferences().language];

/** A name that the API gives in both languages, in the one that is shown. */
export function useText(): (text: { vi: string; en: string }) => string {
  const { language } = usePreferences();
  return (text) => text[language];
}
