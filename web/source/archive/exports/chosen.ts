/** Dossiers that were found and are to be given out; carried to the order in memory, as they may be many. */
let codes: readonly string[] = [];

export const chosenCodes = (): readonly string[] => codes;
export const choose = (found: readonly string[]): void => {
  codes = found;
};
