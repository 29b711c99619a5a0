import * as z from 'zod';
import { refusal } from './finding.ts';

const substance = /[\p{L}\p{N}]/u;
const unprintable = /\p{Cc}/u;

const blank = refusal('blank', {
  vi: 'Phải có ít nhất một chữ cái hoặc chữ số.',
  en: 'At least one letter or digit is needed.',
});
const oneLine = refusal('not-one-line', {
  vi: 'Phải viết trên một dòng, không có ký tự điều khiển.',
  en: 'Must be one line, without control characters.',
});

/** One line of text, as people write names, addresses and reasons: trimmed, single spaces, not blank. */
export const line = (max: number, min = 1) =>
  z
    .string()
    .overwrite((text) => text.trim().replace(/ {2,}/g, ' '))
    .min(min)
    .max(max)
    .refine((text) => !unprintable.test(text), oneLine)
    .refine((text) => substance.test(text), blank);

/** Text that may run over several lines: trimmed, not blank. */
export const lines = (max: number, min = 1) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .refine((text) => substance.test(text), blank);
