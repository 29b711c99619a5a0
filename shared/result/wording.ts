import type { Run } from '#shared/paper/content.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import { fill, type Values } from './fill.ts';

const marks = /\*\*(?<bold>.+?)\*\*|_(?<italic>[^_]+)_/g;

/** A wording as styled, filled text. It is taken apart before it is filled: a value brings no marks of its own. */
export function runsOf(wording: string, values: Values, form: Procedure['form']): Run[] {
  const runs: Run[] = [];
  const add = (text: string, style?: Run['style']) => {
    const filled = fill(text, values, form);
    if (filled !== '') runs.push({ text: filled, ...(style && { style }) });
  };
  let end = 0;
  for (const match of wording.matchAll(marks)) {
    const { bold, italic = '' } = match.groups ?? {};
    add(wording.slice(end, match.index));
    add(bold ?? italic, bold === undefined ? 'italic' : 'bold');
    end = match.index + match[0].length;
  }
  add(wording.slice(end));
  return runs;
}
