/** The words that were looked for last: they are marked on the pages that are opened, and stand in no address. */
let words = '';

export const remembered = (): string => words;
export const remember = (looked: string): void => {
  words = looked;
};
