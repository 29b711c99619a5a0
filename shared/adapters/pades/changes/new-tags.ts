import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRef } from '@cantoo/pdf-lib';
import { addedTo, type Comparison, type Found } from './comparison.ts';
import { sameBut } from './same.ts';

const name = PDFName.of;

/** The parts of the structure of a tagged PDF that grow with each field, and what else of them changes then. */
const growing: readonly { is: (part: PDFDict) => boolean; list: string; free: readonly string[] }[] = [
  {
    is: (part) => part.get(name('Type')) === name('StructTreeRoot'),
    list: 'K',
    free: ['ParentTree', 'ParentTreeNextKey'],
  },
  // An element need not say its type.
  { is: (part) => part.has(name('S')) && part.has(name('P')), list: 'K', free: [] },
  { is: (part) => part.has(name('Nums')), list: 'Nums', free: ['Limits'] },
];

/** Whether a part of the structure gained nothing but tags of new fields, which whoever hears the paper read needs. */
export function isTagging(comparison: Comparison, number: number, found: Found): boolean {
  const [one, other] = [comparison.before.get(number), comparison.after.get(number)];
  if (comparison.allowance === 'validation' || !(one instanceof PDFDict && other instanceof PDFDict))
    return false;
  const part = growing.find(({ is }) => is(one));
  if (part === undefined || !sameBut(one, other, [part.list, ...part.free])) return false;
  const added = addedTo(comparison, { one, other, key: part.list }, found);
  const isNumber = (value: PDFObject) => part.list === 'Nums' && value instanceof PDFNumber;
  return added?.every((value) => isNumber(value) || isTag(comparison, value, found)) === true;
}

/** An element of a form that stands for a new field, or the field itself. */
function isTag({ before, after }: Comparison, value: PDFObject, { fields }: Found): boolean {
  if (!(value instanceof PDFRef)) return false;
  if (fields.has(value.objectNumber)) return true;
  const tag = after.resolve(value);
  if (before.place(value.objectNumber) !== undefined || !(tag instanceof PDFDict)) return false;
  return tag.get(name('S')) === name('Form') && objectOf(after.resolve(tag.get(name('K'))), fields);
}

function objectOf(reference: PDFObject | undefined, fields: ReadonlySet<number>): boolean {
  const one = reference instanceof PDFArray && reference.size() === 1 ? reference.get(0) : reference;
  const field = one instanceof PDFDict ? one.get(name('Obj')) : undefined;
  return field instanceof PDFRef && fields.has(field.objectNumber);
}
