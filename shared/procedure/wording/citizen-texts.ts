import { toPointer } from '#shared/kernel/json-pointer.ts';
import { Text } from '#shared/kernel/text.ts';
import { isNode } from '../form/schema-walk.ts';
import type { Procedure } from '../procedure.ts';

/** Something that a citizen reads, and where it stands in the record. */
export type CitizenText = { at: string; text: Partial<Text> };

/** What of a procedure a citizen reads: what the officers alone see, as steps and their outcomes, is left out. */
export function citizenTexts(procedure: Procedure): CitizenText[] {
  const { name, listing, cases, eligibility, components, fees, online, result, form } = procedure;
  const shown = { name, listing, cases, eligibility, components, fees, online, result };
  return [...textsIn(shown), ...titlesIn(form, ['form'])];
}

function textsIn(value: unknown, path: PropertyKey[] = []): CitizenText[] {
  if (!isNode(value)) return [];
  const text = Text.safeParse(value);
  if (text.success) return [{ at: toPointer(path), text: text.data }];
  return Object.entries(value).flatMap(([key, part]) => textsIn(part, [...path, key]));
}

/** The titles and hints of a form; the English of a title has a keyword of its own. */
function titlesIn(node: unknown, path: PropertyKey[]): CitizenText[] {
  if (!isNode(node)) return [];
  const { title, description, examples: _, 'x-title-en': english, ...parts } = node;
  const label = { ...(isSaid(title) && { vi: title }), ...(isSaid(english) && { en: english }) };
  return [
    ...(isSaid(title) || isSaid(english) ? [{ at: toPointer(path), text: label }] : []),
    ...(isSaid(description) ? [{ at: toPointer([...path, 'description']), text: { vi: description } }] : []),
    ...Object.entries(parts).flatMap(([key, part]) => titlesIn(part, [...path, key])),
  ];
}

const isSaid = (value: unknown): value is string => typeof value === 'string';
