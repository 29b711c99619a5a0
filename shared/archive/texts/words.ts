const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

/** Longer ones are what a scanner makes of a line. */
const longest = 64;

/** The words of a text in their order, as they are written but in lower case. */
export const wordsIn = (text: string): string[] =>
  (text.normalize('NFC').toLowerCase().match(word) ?? []).map((one) => one.slice(0, longest).toWellFormed());
