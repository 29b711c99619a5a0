import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';

/** One spelling for what means the same: keys in order, strings as bytes, numbers as numbers. References stay references. */
export function spelled(value: PDFObject | undefined): string {
  if (value === undefined) return '';
  if (value instanceof PDFDict) return `<<${entriesOf(value).join(' ')}>>`;
  if (value instanceof PDFArray) return `[${value.asArray().map(spelled).join(' ')}]`;
  if (value instanceof PDFString || value instanceof PDFHexString)
    return `(${Buffer.from(value.asBytes()).toString('hex')})`;
  return value instanceof PDFNumber ? `${value.asNumber()}` : value.toString();
}

const entriesOf = (dictionary: PDFDict) =>
  dictionary
    .entries()
    .map(([key, value]) => `${key.toString()} ${spelled(value)}`)
    .toSorted();

/** Whether two dictionaries differ at most in the keys that are left out. */
export function sameBut(one: PDFDict, other: PDFDict, leftOut: readonly string[]): boolean {
  const keys = new Set([...one.keys(), ...other.keys()].map((key) => key.decodeText()));
  return [...keys]
    .filter((key) => !leftOut.includes(key))
    .every((key) => spelled(one.get(PDFName.of(key))) === spelled(other.get(PDFName.of(key))));
}

/** The numbers of the objects that a value refers to, at any depth of what it holds itself. */
export function referencesIn(value: PDFObject | undefined): number[] {
  if (value instanceof PDFRef) return [value.objectNumber];
  if (value instanceof PDFArray) return value.asArray().flatMap(referencesIn);
  if (value instanceof PDFDict) return value.values().flatMap(referencesIn);
  return [];
}
