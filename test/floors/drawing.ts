import { type Import, wordOf } from './imports.ts';

/** The arrows between folders, without those that a longer way along other arrows says already. */
function arrows(imports: readonly Import[]): [string, string][] {
  const direct = new Map<string, Set<string>>();
  for (const { from, to } of imports) {
    const [one, other] = [wordOf(from), wordOf(to)];
    if (one !== other) direct.set(one, (direct.get(one) ?? new Set()).add(other));
  }
  const reaches = (from: string, to: string): boolean =>
    [...(direct.get(from) ?? [])].some((next) => next === to || reaches(next, to));
  return [...direct].flatMap(([from, all]) =>
    [...all]
      .filter((to) => ![...all].some((next) => next !== to && reaches(next, to)))
      .map((to): [string, string] => [from, to]),
  );
}

/** The floors of `shared/` as a Mermaid drawing. */
export const drawing = (imports: readonly Import[]): string =>
  [
    '```mermaid',
    'flowchart BT',
    ...arrows(imports)
      .map(([from, to]) => `  ${from} --> ${to}`)
      .toSorted(),
    '```',
  ].join('\n');

/** What each folder imports, as lines of a table. */
export function table(floors: ReadonlyMap<string, readonly string[]>): string {
  const lines = [...floors].map(([word, allowed]) => `| ${word} | ${allowed.join(', ') || '–'} |`);
  return ['| folder | may import |', '| --- | --- |', ...lines].join('\n');
}
