const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

/** Longer ones are what a scanner makes of a line. */
const longest = 64;

/** Hyphens where a word may be broken, joiners, byte order marks: no ends of words. */
const unseen = /(?!\u200b)\p{Default_Ignorable_Code_Point}/gu;

/** The words of a text in their order, as they are written but in lower case. */
export const wordsIn = (text: string): string[] =>
  (text.normalize('NFC').replace(unseen, '').toLowerCase().match(word) ?? []).map((one) =>
    one.slice(0, longest).toWellFormed(),
  );
