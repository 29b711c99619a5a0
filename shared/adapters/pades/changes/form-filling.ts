import { PDFArray, PDFDict, PDFName, type PDFObject, PDFRef } from '@cantoo/pdf-lib';
import { isTimeStamp } from '../signatures-in.ts';
import type { Comparison, FormFields } from './comparison.ts';
import { dictAt, type Revision } from './revision.ts';
import { sameBut } from './same.ts';

const name = PDFName.of;

/** Deeper than any form is. */
const maxDepth = 20;

/** The fields that a revision has. */
export function formFieldsOf(revision: Revision): FormFields {
  const found = new Map<number, string>();
  const form = dictAt(revision, dictAt(revision, revision.trailer, 'Root'), 'AcroForm');
  collect(revision, form?.get(name('Fields')), { found, kind: '', depth: 0 });
  return found;
}

function collect(
  revision: Revision,
  list: PDFObject | undefined,
  { found, kind, depth }: { found: Map<number, string>; kind: string; depth: number },
): void {
  const values = revision.resolve(list);
  if (!(values instanceof PDFArray) || depth > maxDepth) return;
  for (const value of values.asArray()) {
    const field = revision.resolve(value);
    if (!(value instanceof PDFRef && field instanceof PDFDict) || found.has(value.objectNumber)) continue;
    const own = field.get(name('FT'));
    const its = own instanceof PDFName ? own.decodeText() : kind;
    found.set(value.objectNumber, its);
    collect(revision, field.get(name('Kids')), { found, kind: its, depth: depth + 1 });
  }
}

/** Whether a field of the earlier revision was only filled in, or signed where it was empty. */
export function isFilling({ before, after, allowance, form }: Comparison, number: number): boolean {
  const kind = form.get(number);
  const [one, other] = [before.get(number), after.get(number)];
  if (kind === undefined || !(one instanceof PDFDict && other instanceof PDFDict)) return false;
  if (kind !== 'Sig') return allowance === 'filling' && sameBut(one, other, ['V', 'AP', 'AS', 'M', 'I']);
  if (one.has(name('V'))) return false;
  if (allowance !== 'validation') return sameBut(one, other, ['V', 'AP', 'AS', 'M', 'F', 'MK', 'P']);
  const signature = dictAt(after, other, 'V');
  return signature !== undefined && isTimeStamp(signature) && sameBut(one, other, ['V']);
}
