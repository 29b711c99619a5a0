import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib';

const name = PDFName.of;

/**
 * Puts a field into the structure of a tagged PDF, so that whoever hears the paper read hears of the signature in its
 * place (ISO 14289-1, 7.18.4). A PDF without tags stays without.
 */
export function tagField({ context, catalog }: PDFDocument, page: PDFPage, field: PDFRef): void {
  const root = catalog.lookupMaybe(name('StructTreeRoot'), PDFDict);
  const numbers = root?.lookupMaybe(name('ParentTree'), PDFDict)?.lookupMaybe(name('Nums'), PDFArray);
  const top = root?.lookup(name('K'));
  const whole = top instanceof PDFArray ? top.get(0) : root?.get(name('K'));
  const parent = whole && context.lookupMaybe(whole, PDFDict);
  const children = parent?.lookupMaybe(name('K'), PDFArray);
  if (root === undefined || numbers === undefined || whole === undefined || children === undefined) return;
  const key = root.lookupMaybe(name('ParentTreeNextKey'), PDFNumber)?.asNumber() ?? numbers.size() / 2;
  const reference = { Type: 'OBJR', Obj: field, Pg: page.ref };
  const element = context.register(
    context.obj({ Type: 'StructElem', S: 'Form', P: whole, Pg: page.ref, K: reference }),
  );
  children.push(element);
  numbers.push(PDFNumber.of(key));
  numbers.push(element);
  root.set(name('ParentTreeNextKey'), PDFNumber.of(key + 1));
  context.lookup(field, PDFDict).set(name('StructParent'), PDFNumber.of(key));
  page.node.set(name('Tabs'), name('S'));
}
