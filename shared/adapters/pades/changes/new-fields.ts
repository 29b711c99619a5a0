import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRef } from '@cantoo/pdf-lib';
import { isTimeStamp } from '../signatures-in.ts';
import type { Comparison, NewFields } from './comparison.ts';
import { dictAt, type Revision } from './revision.ts';

const name = PDFName.of;

/** What a signature field holds that was made for one signature and does nothing else. */
const keys = [
  ...['Type', 'Subtype', 'FT', 'T', 'TU', 'TM', 'V', 'F', 'Ff', 'Rect', 'P', 'AP', 'AS', 'MK', 'Lock', 'SV'],
  ...['DA', 'H', 'M', 'NM', 'BS', 'Border', 'StructParent', 'Kids', 'Parent', 'Q', 'CreationDate'],
];

/** Whether a value added to the fields of the form is a signature field, or one for a time stamp that nobody sees. */
export function isNewField(comparison: Comparison, value: PDFObject, fields: NewFields): boolean {
  const { after, allowance } = comparison;
  const field = newPart(comparison, value, fields);
  if (field?.get(name('FT')) !== name('Sig')) return false;
  if (allowance === 'validation' && !isForTimeStamp(after, field)) return false;
  const kids = after.resolve(field.get(name('Kids')));
  if (kids === undefined) return true;
  if (!(kids instanceof PDFArray)) return false;
  return kids.asArray().every((kid) => newPart(comparison, kid, fields)?.has(name('Kids')) === false);
}

/** A new field or widget of one, if it holds nothing but what such a one may. */
function newPart({ before, after, allowance }: Comparison, value: PDFObject, fields: NewFields) {
  if (!(value instanceof PDFRef) || before.place(value.objectNumber) !== undefined) return undefined;
  const part = after.resolve(value);
  if (!(part instanceof PDFDict) || part.keys().some((key) => !keys.includes(key.decodeText())))
    return undefined;
  if (allowance === 'validation' && !isInvisible(after, part)) return undefined;
  fields.add(value.objectNumber);
  return part;
}

const isForTimeStamp = (after: Revision, field: PDFDict) => {
  const signature = dictAt(after, field, 'V');
  return signature !== undefined && isTimeStamp(signature);
};

function isInvisible(after: Revision, field: PDFDict): boolean {
  const box = after.resolve(field.get(name('Rect')));
  if (box === undefined) return !field.has(name('AP'));
  const [left, bottom, right, top] = box instanceof PDFArray ? box.asArray().map(numberOf) : [];
  return left !== undefined && (left === right || bottom === top);
}

const numberOf = (value: PDFObject) => (value instanceof PDFNumber ? value.asNumber() : Number.NaN);
