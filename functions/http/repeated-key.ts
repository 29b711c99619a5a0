/** A string, or a mark that opens, closes or goes on; numbers, literals and blanks are of no interest. */
const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gs;

/** An object that is being read: its names so far, and whether a name comes next. Undefined for an array. */
type Level = { names: Set<string>; isName: boolean } | undefined;

/**
 * A name that an object of this valid JSON has twice: readers disagree on which of the two counts (RFC 8259, 4), and so
 * might whoever signed, logged or checked the text.
 */
export function repeatedKeyIn(json: string): string | undefined {
  const levels: Level[] = [];
  for (const [mark] of json.matchAll(token)) {
    if (mark === '{') levels.push({ names: new Set(), isName: true });
    else if (mark === '[') levels.push(undefined);
    else if (mark === '}' || mark === ']') levels.pop();
    else if (isRepeated(mark, levels.at(-1))) return String(JSON.parse(mark));
  }
  return undefined;
}

/** Takes a string, a colon or a comma into the object around it; says whether it is a name that is there already. */
function isRepeated(mark: string, level: Level): boolean {
  if (level === undefined) return false;
  const { names, isName } = level;
  level.isName = mark === ',';
  if (!isName || !mark.startsWith('"')) return false;
  const name = String(JSON.parse(mark));
  if (names.has(name)) return true;
  names.add(name);
  return false;
}
