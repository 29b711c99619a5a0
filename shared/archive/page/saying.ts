import type { JournalEvent } from '#shared/journal/journal.ts';
import type { Text } from '#shared/kernel/text.ts';
import type { PackageInput } from '../package-input.ts';
import { vietnamTime } from '../when.ts';

/** What an event says in plain words. */
export type Sentence = (event: JournalEvent, input: PackageInput) => Text;

/** Reads one text out of an event, along a path; empty where it is not there. */
export function read(event: JournalEvent, ...path: string[]): string {
  let value: unknown = event;
  for (const step of path) value = Object.getOwnPropertyDescriptor(Object(value), step)?.value;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export const time = (event: JournalEvent, ...path: string[]): string => {
  const instant = read(event, ...path);
  return Number.isNaN(Date.parse(instant)) ? instant : vietnamTime(instant);
};

export const say =
  (vi: string, en: string): Sentence =>
  () => ({ vi, en });

/** A sentence with one thing behind it, which is left out where the event does not say. */
export const about =
  (vi: string, en: string, detail: (event: JournalEvent, input: PackageInput) => string | Text): Sentence =>
  (event, input) => {
    const found = detail(event, input);
    const words = typeof found === 'string' ? { vi: found, en: found } : found;
    return words.vi === '' ? { vi, en } : { vi: `${vi}: ${words.vi}`, en: `${en}: ${words.en}` };
  };

export const fileName = (event: JournalEvent, { files }: PackageInput, ...path: string[]): string => {
  const id = read(event, ...(path.length > 0 ? path : ['file']));
  return files.find((file) => file.id === id)?.name ?? id;
};

/** What somebody is called; the id of whom no record knows. */
export const personName = ({ names }: PackageInput, id: string): string =>
  (Object.hasOwn(names.people, id) ? names.people[id]?.name : undefined) ?? id;
