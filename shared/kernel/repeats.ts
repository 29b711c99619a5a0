/** Those that stand in a list again, as often as they do. */
export const repeats = (names: readonly string[]): string[] =>
  names.filter((name, index) => names.indexOf(name) < index);
