import { PDFArray, type PDFDict, PDFName, type PDFObject, PDFRef } from '@cantoo/pdf-lib';
import type { Allowance } from '../signatures-in.ts';
import type { Revision } from './revision.ts';
import { spelled } from './same.ts';

const name = PDFName.of;

/** The kinds of the form's fields by the numbers of the fields and of their widgets. */
export type FormFields = ReadonlyMap<number, string>;

/** The numbers of the fields and of their widgets that were added and may be. */
export type NewFields = Set<number>;

/** Two revisions of a file and what may lie between them. */
export type Comparison = { before: Revision; after: Revision; allowance: Allowance; form: FormFields };

/** What was found to be allowed: changed objects that were compared where they are used, and new fields. */
export type Found = { explained: Set<number>; fields: NewFields };

/** What a list gained at its end; undefined where anything else of it changed. */
export function addedTo(
  { before, after }: Comparison,
  { one, other, key }: { one: PDFDict; other: PDFDict; key: string },
  found: Found,
): PDFObject[] | undefined {
  const [was, is] = [before.resolve(one.get(name(key))), after.resolve(other.get(name(key)))];
  const [earlier = [], later = []] = [was, is].map((list) =>
    list instanceof PDFArray ? list.asArray() : [],
  );
  if (earlier.some((value, index) => spelled(value) !== spelled(later[index]))) return undefined;
  explain(found, other.get(name(key)));
  return later.slice(earlier.length);
}

/** Says of an object that it was compared where it is used. */
export function explain({ explained }: Found, value: PDFObject | undefined): void {
  if (value instanceof PDFRef) explained.add(value.objectNumber);
}
