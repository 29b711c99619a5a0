import * as z from 'zod';
import { shippedRecords } from '#shared/kernel/dated.ts';
import data from './data/officialese.json' with { type: 'json' };

const Word = z.strictObject({ word: z.string().min(1), plain: z.string().min(1) });

/** Words that a citizen may not understand, each with what to write in its place; a dated list. */
const Officialese = z.strictObject({
  from: z.iso.date(),
  basis: z.string().min(1),
  evidence: z.string().min(1),
  vi: z.array(Word),
  en: z.array(Word),
});

const listOn = shippedRecords(Officialese, data);

export type Unclear = z.infer<typeof Word>;

/** The words of the list in force on a day (`YYYY-MM-DD`) that a text uses, whole and in any case. */
export const unclearWords = (text: string, language: 'vi' | 'en', date: string): Unclear[] =>
  listOn(date)[language].filter(({ word }) => wholly(word).test(text.normalize('NFC')));

const wholly = (word: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(word)}(?![\\p{L}\\p{N}])`, 'iu');
