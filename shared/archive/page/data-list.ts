import type * as z from 'zod';
import type { Text } from '#shared/kernel/text.ts';
import { type Markup, markup } from '../markup.ts';
import { both, label } from './bilingual.ts';
import { wordsFor } from './words.ts';

type Json = z.core.util.JSONType;

const yesNo = (value: boolean) => (value ? label('Có', 'Yes') : label('Không', 'No'));

/** What fields, and codes that stand as values, are called: by path where there is a word for it, or by themselves. */
export type DataWords = { fields: Readonly<Record<string, Text>>; values: Readonly<Record<string, Text>> };

const date = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Any data as nested lists, in words where there are some; fields in a fixed order. */
export function dataList(value: Json, words: DataWords, path: readonly string[] = []): Markup {
  if (value === null) return markup`<span class="none">—</span>`;
  if (typeof value === 'boolean') return yesNo(value);
  if (typeof value !== 'object') return both(valueIn(words, path, String(value)));
  if (Array.isArray(value))
    return markup`<ol>${value.map((one) => markup`<li>${dataList(one, words, path)}</li>`)}</ol>`;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  if (fields.length === 0) return markup`<span class="none">—</span>`;
  return markup`<dl class="facts">
${fields.map(([key, one]) => {
  const inner = [...path, key];
  return markup`<div><dt>${both(fieldIn(words, inner))}</dt><dd>${dataList(one, words, inner)}</dd></div>\n`;
})}</dl>`;
}

function fieldIn({ fields }: DataWords, path: readonly string[]): Text {
  const whole = path.join('/');
  return wordsFor(fields, Object.hasOwn(fields, whole) ? whole : (path.at(-1) ?? ''));
}

function valueIn({ values }: DataWords, path: readonly string[], value: string): Text {
  const coded = `${path.join('/')}=${value}`;
  if (Object.hasOwn(values, coded)) return wordsFor(values, coded);
  return wordsFor(values, date.test(value) ? value.replace(date, '$3/$2/$1') : value);
}
