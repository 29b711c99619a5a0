import { PDFDict, PDFName, type PDFObject, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import type { Allowance } from '../signatures-in.ts';
import { addedTo, type Comparison, explain, type Found } from './comparison.ts';
import { formFieldsOf, isFilling } from './form-filling.ts';
import { isNewField } from './new-fields.ts';
import { isTagging } from './new-tags.ts';
import { dictAt, readRevision } from './revision.ts';
import { referencesIn, sameBut, spelled } from './same.ts';
import { isWellBuilt } from './well-built.ts';

const name = PDFName.of;

/** Whether the bytes between two ends of a file add only what is allowed; false also where that cannot be told. */
export function isAllowed(pdf: Buffer, span: { from: number; to: number }, allowance: Allowance): boolean {
  try {
    const [before, after] = [readRevision(pdf, span.from), readRevision(pdf, span.to)];
    if (!isWellBuilt(pdf, span, { before, after })) return false;
    return changesAreAllowed({ before, after, allowance, form: formFieldsOf(before) });
  } catch {
    return false;
  }
}

/**
 * An object that nothing of the earlier revision leads to can be reached only through one that was changed. So it is
 * enough that each changed object which is reached from there gained nothing but what is allowed.
 */
function changesAreAllowed(comparison: Comparison): boolean {
  const { before, after } = comparison;
  const found: Found = { explained: new Set(), fields: new Set() };
  if (!rootsAreSame(comparison, found)) return false;
  const reached = reachedFrom(comparison);
  const left = [...after.numbers()]
    .filter((number) => reached.has(number) && before.place(number) !== after.place(number))
    .filter((number) => !isHarmless(comparison, number, found));
  return left.every((number) => found.explained.has(number));
}

function rootsAreSame(comparison: Comparison, found: Found): boolean {
  const { before, after } = comparison;
  const [one, other] = [dictAt(before, before.trailer, 'Root'), dictAt(after, after.trailer, 'Root')];
  const root = name('Root');
  if (one === undefined || other === undefined) return false;
  if (spelled(before.trailer.get(root)) !== spelled(after.trailer.get(root))) return false;
  if (before.trailer.has(name('Encrypt')) || after.trailer.has(name('Encrypt'))) return false;
  explain(found, after.trailer.get(root));
  if (!sameBut(one, other, ['DSS', 'AcroForm', 'Extensions', 'Metadata', 'Version'])) return false;
  return isSameForm(comparison, { one, other }, found);
}

function isSameForm(comparison: Comparison, root: { one: PDFDict; other: PDFDict }, found: Found): boolean {
  const { before, after, allowance } = comparison;
  const [one, other] = [dictAt(before, root.one, 'AcroForm'), dictAt(after, root.other, 'AcroForm')];
  if (one === undefined || other === undefined) return one === other;
  const mayFill = allowance === 'filling';
  if (!sameBut(one, other, ['Fields', 'SigFlags', ...(mayFill ? ['DR', 'NeedAppearances'] : [])]))
    return false;
  const resources = { was: one.get(name('DR')), is: other.get(name('DR')) };
  if (mayFill && !hasGrown(comparison, resources, found)) return false;
  explain(found, root.other.get(name('AcroForm')));
  const added = addedTo(comparison, { one, other, key: 'Fields' }, found);
  return added?.every((field) => isNewField(comparison, field, found.fields)) === true;
}

/** Whether resources were only added to, never replaced. */
function hasGrown(
  comparison: Comparison,
  { was, is }: { was: PDFObject | undefined; is: PDFObject | undefined },
  found: Found,
): boolean {
  const [one, other] = [comparison.before.resolve(was), comparison.after.resolve(is)];
  if (one === undefined || (is instanceof PDFRef && found.explained.has(is.objectNumber))) return true;
  if (!(one instanceof PDFDict && other instanceof PDFDict)) return spelled(was) === spelled(is);
  explain(found, is);
  return one
    .entries()
    .every(([key, value]) => hasGrown(comparison, { was: value, is: other.get(key) }, found));
}

/** The numbers that the earlier revision leads to, whether there is an object or not, but for what is there to validate. */
function reachedFrom(comparison: Comparison): Set<number> {
  const { before } = comparison;
  const reached = new Set<number>();
  const waiting = referencesIn(before.trailer);
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    if (reached.has(number)) continue;
    reached.add(number);
    const object = before.get(number);
    const held = object instanceof PDFRawStream ? object.dict : object;
    if (held instanceof PDFDict) waiting.push(...leadingOn(comparison, number, held));
    else waiting.push(...referencesIn(held));
  }
  return reached;
}

/** The references of an object but for what may be replaced whole: the store of the root, the look of a field that was filled in. */
function leadingOn(comparison: Comparison, number: number, held: PDFDict): number[] {
  const { before, allowance } = comparison;
  const isRoot = referencesIn(before.trailer.get(name('Root'))).includes(number);
  const isFilled = allowance !== 'validation' && isFilling(comparison, number);
  return held.entries().flatMap(([key, value]) => {
    const isLeftOut = (isRoot && key === name('DSS')) || (isFilled && key === name('AP'));
    return isLeftOut ? [] : referencesIn(value);
  });
}

/** Whether a changed object that the earlier revision leads to gained nothing but what is allowed. */
function isHarmless(comparison: Comparison, number: number, found: Found): boolean {
  const { before, after } = comparison;
  const [one, other] = [before.get(number), after.get(number)];
  if (one instanceof PDFRawStream && other instanceof PDFRawStream) return isSameStream(one, other);
  if (!(one instanceof PDFDict && other instanceof PDFDict)) return false;
  if (spelled(one) === spelled(other)) return true;
  if (isInfo(comparison, number)) return sameBut(one, other, ['ModDate', 'Producer']);
  if (isFilling(comparison, number) || isTagging(comparison, number, found)) return true;
  if (one.get(name('Type')) !== name('Page') || !sameBut(one, other, ['Annots', 'Tabs'])) return false;
  const added = addedTo(comparison, { one, other, key: 'Annots' }, found);
  return added?.every((value) => value instanceof PDFRef && found.fields.has(value.objectNumber)) === true;
}

const isSameStream = (one: PDFRawStream, other: PDFRawStream) =>
  isMetadata(one) && isMetadata(other)
    ? sameBut(one.dict, other.dict, ['Length', 'Filter'])
    : sameBut(one.dict, other.dict, []) && Buffer.from(one.contents).equals(other.contents);

const isMetadata = ({ dict }: PDFRawStream) => dict.get(name('Type')) === name('Metadata');

function isInfo({ before }: Comparison, number: number): boolean {
  const info = before.trailer.get(name('Info'));
  return info instanceof PDFRef && info.objectNumber === number;
}
