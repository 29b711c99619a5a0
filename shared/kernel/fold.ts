const marks = /\p{Mn}/gu;
const unseen = /\p{Default_Ignorable_Code_Point}/gu;

const pairs = (from: string, to: string): [string, string][] =>
  [...from].map((one, at) => [one, to[at] ?? one]);

/** Letters that nobody tells apart from Latin ones, and signs that are written in several ways. */
const alike = new Map<string, string>([
  ...pairs('ðɖđ', 'ddd'),
  // Cyrillic and Greek, of which the capitals at least look like Latin ones.
  ...pairs('авеіјкмнорстухѕ', 'abeijkmhopctyxs'),
  ...pairs('αβεζηικμνορτυχ', 'abezhikmnoptyx'),
  ...pairs('’‘ʼ`′', "'''''"),
  ...pairs('‐‑‒–—−', '------'),
]);

const other = new RegExp(`[${[...alike.keys()].join('')}]`, 'gu');

/**
 * The text as people type it in a hurry: lower case, no diacritics, đ as d, single spaces, and one form of what eyes do
 * not tell apart. For searching only.
 */
export const fold = (text: string) =>
  text
    .replaceAll('\u200b', ' ')
    .normalize('NFKD')
    .replace(unseen, '')
    .replace(marks, '')
    .toLowerCase()
    .replace(other, (one) => alike.get(one) ?? one)
    .replace(/\s+/gu, ' ')
    .trim();
