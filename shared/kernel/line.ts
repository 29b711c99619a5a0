import * as z from 'zod';
import { refusal } from './finding.ts';

const substance = /[\p{L}\p{N}]/u;
const unprintable = /\p{Cc}/u;

const blank = refusal('blank', {
  vi: 'Phải có ít nhất một chữ cái hoặc chữ số.',
  en: 'Must have at least one letter or digit.',
});
const oneLine = refusal('not-one-line', {
  vi: 'Phải viết trên một dòng, không có ký tự điều khiển.',
  en: 'Must be one line, without control characters.',
});

// Shared, and given all at once: each method of a schema copies it, which every cold start would pay.
const spaced = z.overwrite<string>((text) => text.trim().replace(/ {2,}/g, ' '));
const isPrintable = z.refine<string>((text) => !unprintable.test(text), oneLine);
const hasSubstance = z.refine<string>((text) => substance.test(text), blank);

/** One line of text, as people write names, addresses and reasons: trimmed, single spaces, not blank. */
export const line = (max: number, min = 1) =>
  z.string().check(spaced, z.minLength(min), z.maxLength(max), isPrintable, hasSubstance);

/** Text that may run over several lines: trimmed, not blank. */
export const lines = (max: number, min = 1) =>
  z.string().check(z.trim(), z.minLength(min), z.maxLength(max), hasSubstance);
