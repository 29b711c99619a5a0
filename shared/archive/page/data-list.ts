import type * as z from 'zod';
import type { Text } from '#shared/kernel/text.ts';
import { type Markup, markup } from '../markup.ts';
import { both, label } from './bilingual.ts';
import { wordsFor } from './words.ts';

type Json = z.core.util.JSONType;

const yesNo = (value: boolean) => (value ? label('Có', 'Yes') : label('Không', 'No'));

/** Any data as nested lists, field names in words where there are some; fields in a fixed order. */
export function dataList(value: Json, names: Readonly<Record<string, Text>>): Markup {
  if (value === null) return markup`<span class="none">—</span>`;
  if (typeof value === 'boolean') return yesNo(value);
  if (typeof value !== 'object') return markup`${value}`;
  if (Array.isArray(value))
    return markup`<ol>${value.map((one) => markup`<li>${dataList(one, names)}</li>`)}</ol>`;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  if (fields.length === 0) return markup`<span class="none">—</span>`;
  return markup`<dl class="facts">
${fields.map(([key, one]) => markup`<div><dt>${both(wordsFor(names, key))}</dt><dd>${dataList(one, names)}</dd></div>\n`)}</dl>`;
}
