import { floatsFrom, type Page } from './document.ts';
import { stringFrom } from './engine.ts';
import { type Box, moved } from './matrix.ts';

/** A note, a field or a drawing that lies over a page, with the text that it is said to show. */
export type Annotation = { kind: 'field' | 'note' | 'other'; box: Box; text: string };

const freeText = 3;
const widget = 20;
/** Links paint at most a frame, pop-ups are no part of the page. */
const unpainted: ReadonlySet<number> = new Set([2, 16]);
/** Hidden, and not to be viewed. */
const hidden = 2 | 32;
/** Combo box, list and text field; what a button is worth is not what it shows. */
const written: ReadonlySet<number> = new Set([4, 5, 6]);

/** The annotations of a page that are to be seen. */
export function annotationsOn(page: Page): Annotation[] {
  const { engine, handle } = page;
  const count = Math.max(0, engine.FPDFPage_GetAnnotCount(handle));
  return Array.from({ length: count }, (_, index) => {
    const annotation = engine.FPDFPage_GetAnnot(handle, index);
    if (annotation === 0) return [];
    try {
      return annotationAt(page, annotation);
    } finally {
      engine.FPDFPage_CloseAnnot(annotation);
    }
  }).flat();
}

function annotationAt({ engine, form, shown }: Page, annotation: number): Annotation[] {
  const kind = engine.FPDFAnnot_GetSubtype(annotation);
  if (unpainted.has(kind) || (engine.FPDFAnnot_GetFlags(annotation) & hidden) !== 0) return [];
  const [left = 0, top = 0, right = 0, bottom = 0] =
    floatsFrom(engine, 4, (at) => engine.FPDFAnnot_GetRect(annotation, at)) ?? [];
  const box = moved(shown, [left, bottom, right, top]);
  if (kind === freeText) {
    const text = stringFrom(engine, (buffer, size) =>
      engine.FPDFAnnot_GetStringValue(annotation, 'Contents', buffer, size),
    );
    return [{ kind: 'note', box, text }];
  }
  if (kind !== widget) return [{ kind: 'other', box, text: '' }];
  const isWritten = written.has(engine.FPDFAnnot_GetFormFieldType(form, annotation));
  const value = (buffer: number, size: number) =>
    engine.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size);
  return [{ kind: 'field', box, text: isWritten ? stringFrom(engine, value) : '' }];
}
