import type * as z from 'zod';
import type { Text } from '#shared/kernel/text.ts';
import { type Markup, markup } from '../markup.ts';
import { both, label } from './bilingual.ts';
import { wordsFor } from './words.ts';

type Json = z.core.util.JSONType;

const yesNo = (value: boolean) => (value ? label('Có', 'Yes') : label('Không', 'No'));

/** What fields, and codes that stand as values, are called. */
export type DataWords = { fields: Readonly<Record<string, Text>>; values: Readonly<Record<string, Text>> };

/** Any data as nested lists, in words where there are some; fields in a fixed order. */
export function dataList(value: Json, words: DataWords): Markup {
  if (value === null) return markup`<span class="none">—</span>`;
  if (typeof value === 'boolean') return yesNo(value);
  if (typeof value === 'string') return both(wordsFor(words.values, value));
  if (typeof value !== 'object') return markup`${value}`;
  if (Array.isArray(value))
    return markup`<ol>${value.map((one) => markup`<li>${dataList(one, words)}</li>`)}</ol>`;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  if (fields.length === 0) return markup`<span class="none">—</span>`;
  return markup`<dl class="facts">
${fields.map(([key, one]) => markup`<div><dt>${both(wordsFor(words.fields, key))}</dt><dd>${dataList(one, words)}</dd></div>\n`)}</dl>`;
}
