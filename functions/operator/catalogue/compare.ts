import { type Change, diff } from '#shared/procedure/diff.ts';
import { readProcedures } from './records.ts';
import type { Source } from './source.ts';

const version = /^(?<code>[^/]+)@(?<version>\d+)$/;

/** A record named as `CODE@VERSION` of the catalogue, or by its file. */
export async function find(source: Source, name: string): Promise<unknown> {
  const { code, version: wanted } = version.exec(name)?.groups ?? {};
  if (code === undefined) {
    const { records, broken } = await readProcedures([name]);
    const [record, ...more] = records;
    if (broken[0] !== undefined) throw new Error(`${name}: ${broken[0].notes[0]?.en}`);
    if (more.length > 0) throw new Error(`${name} holds several procedures`);
    return record;
  }
  const found = (await source.versions(code)).find((one) => one.version === Number(wanted));
  if (found === undefined) throw new Error(`there is no ${name} in the catalogue`);
  return found;
}

/** The differences of two records, a line or two each. */
export const shownChanges = (before: unknown, after: unknown): string[] => diff(before, after).map(shown);

function shown({ pointer, before, after }: Change): string {
  if (before === undefined) return `+ ${pointer}: ${JSON.stringify(after)}`;
  if (after === undefined) return `- ${pointer}: ${JSON.stringify(before)}`;
  return `~ ${pointer}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`;
}
