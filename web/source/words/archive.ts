import { usePreferences } from '#web/preferences/preferences.ts';
import { archiveEn } from './archive.en.ts';
import { type ArchiveWords, archiveVi } from './archive.vi.ts';

const dictionaries: Record<'vi' | 'en', ArchiveWords> = { vi: archiveVi, en: archiveEn };

/** What the archive's screens say, in the language of whoever looks. */
export const useArchiveWords = (): ArchiveWords => dictionaries[usePreferences().language];
