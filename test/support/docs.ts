import { globSync, readFileSync } from 'node:fs';

export type Fenced = { page: string; language: string; text: string };

/** README and everything below docs/ that people read. */
export const pages = () => ['README.md', ...globSync('docs/**/*.md')].toSorted();

export const pageText = (page: string) => readFileSync(page, 'utf8');

/** The fenced blocks of the pages, of one language or of all. */
export const fencedIn = (page: string, language?: string): Fenced[] =>
  [...pageText(page).matchAll(/^```(\w*)\n(.*?)^```$/gms)]
    .map(([, found = '', text = '']) => ({ page, language: found, text }))
    .filter((block) => language === undefined || block.language === language);
