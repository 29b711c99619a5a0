const flowing = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** The share of characters that have to be changed, added or taken away to make what was read what is written. */
export function characterErrors(read: string, written: string): { errors: number; of: number } {
  const [from, to] = [[...flowing(read)], [...flowing(written)]];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, character] of from.entries()) {
    const next = [index + 1];
    for (const [at, other] of to.entries()) {
      const change = (row[at] ?? 0) + (character === other ? 0 : 1);
      next.push(Math.min(change, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return { errors: row.at(-1) ?? 0, of: to.length };
}
