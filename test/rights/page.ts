import { readFileSync, writeFileSync } from 'node:fs';

const page = new URL('../../docs/security.md', import.meta.url);
const [begin, end] = ['<!-- rights: written by npm run rights -->', '<!-- end of rights -->'];

/** What fails without a right, by `Function right`, as the page has it. */
export type Verdicts = Map<string, string>;

/** The table of the page. */
export function readVerdicts(): Verdicts {
  const rows = partsOf(readFileSync(page, 'utf8')).table.matchAll(/^\| (\w+) \| (.*) \| (.*) \|$/gm);
  return new Map(
    [...rows].flatMap(([, holder = '', rights = '', verdict = '']) =>
      [...rights.matchAll(/`([^`]+)`/g)].map(([, right]) => [`${holder} ${right}`, verdict] as const),
    ),
  );
}

/** Writes the table anew, the rights of a function that are missed by the same test together. */
export function writeVerdicts(verdicts: Verdicts): void {
  const { before, after } = partsOf(readFileSync(page, 'utf8'));
  const rows = Map.groupBy(verdicts, ([key, verdict]) => `${key.split(' ')[0]} | ${verdict}`);
  const lines = [...rows].map(([row, of]) => {
    const [holder = '', ...verdict] = row.split(' | ');
    const rights = of.map(([key]) => `\`${key.slice(holder.length + 1)}\``);
    return `| ${holder} | ${rights.join(', ')} | ${verdict.join(' | ')} |`;
  });
  const table = ['| function | without | what fails |', '| --- | --- | --- |', ...lines].join('\n');
  writeFileSync(page, `${before}${begin}\n\n${table}\n\n${end}${after}`);
}

function partsOf(text: string) {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error('docs/security.md has no place for the table of rights');
  return { before: text.slice(0, from), table: text.slice(from, to), after: text.slice(to + end.length) };
}
