const marks = /\p{Mn}/gu;

/** The text as people type it in a hurry: lower case, no diacritics, đ as d, single spaces. For searching only. */
export const fold = (text: string) =>
  text.normalize('NFD').replace(marks, '').toLowerCase().replaceAll('đ', 'd').replace(/\s+/gu, ' ').trim();
