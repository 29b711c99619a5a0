import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNull,
  type PDFObject,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';

/** What is in a PDF beside its pages: something that acts, a form that only its maker's program shows, other files. */
export type Foreign = { acts: boolean; isDynamicForm: boolean; attachments: number };

/** Actions that run something, send something, or play something. */
const acts: ReadonlySet<string | undefined> = new Set([
  ...['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'RichMediaExecute'],
  ...['Rendition', 'Movie', 'Sound', 'GoTo3DView', 'GoToE'],
]);
/** To turn to a page, or to print. */
const harmless: ReadonlySet<string | undefined> = new Set(['GoTo', 'Named']);
/** Annotations that are no part of the page but a thing of their own on it. */
const plays: ReadonlySet<string | undefined> = new Set(['RichMedia', 'Screen', 'Movie', 'Sound', '3D']);
const program = /\.(?:exe|com|scr|pif|bat|cmd|ps1|vbs?|js|jse|wsf|hta|msi|lnk|jar|apk|dll|sh|app)$/i;
const runs = /^\s*(?:javascript|vbscript|data|file):/i;

/** Looks at every object, wherever it hangs: what no page shows is there all the same. */
export function foreignIn({ context }: PDFDocument): Foreign {
  const found: Foreign = { acts: false, isDynamicForm: false, attachments: 0 };
  const left: PDFObject[] = context.enumerateIndirectObjects().map(([, object]) => object);
  for (let object = left.pop(); object !== undefined; object = left.pop()) {
    const dict = object instanceof PDFStream ? object.dict : object;
    // What is referred to is in the list already.
    for (const part of partsOf(dict)) left.push(part);
    if (dict instanceof PDFDict) note(found, entriesOf(dict), object instanceof PDFStream);
  }
  return found;
}

function partsOf(object: PDFObject): PDFObject[] {
  if (object instanceof PDFArray) return object.asArray();
  return object instanceof PDFDict ? object.values() : [];
}

type Entries = Map<string, PDFObject>;

function note(found: Foreign, entries: Entries, isStream: boolean): void {
  const { type, subtype, action } = kindOf(entries);
  found.isDynamicForm ||= entries.has('XFA');
  found.acts ||=
    entries.has('JS') ||
    entries.has('JavaScript') ||
    plays.has(subtype) ||
    (type !== 'StructElem' && acts.has(action)) ||
    runs.test(textOf(entries.get('URI'))) ||
    actsByItself(entries) ||
    // Contents that are in another file.
    (isStream && entries.has('F'));
  if (!entries.has('EF')) return;
  found.attachments += 1;
  found.acts ||= ['F', 'UF'].some((key) => program.test(textOf(entries.get(key)).trim()));
}

const kindOf = (entries: Entries) => ({
  type: nameOf(entries.get('Type')),
  subtype: nameOf(entries.get('Subtype')),
  action: nameOf(entries.get('S')),
});

/** What happens when the file or a page is opened, or a pointer passes: whatever it is, nobody asked for it. */
function actsByItself(entries: Entries): boolean {
  const own = entries.get('OpenAction');
  const others = entries.get('AA');
  const actions = others instanceof PDFDict ? [...entriesOf(others).values()] : [];
  return [own, ...actions].some((action) => {
    if (!(action instanceof PDFDict)) return false;
    const next = entriesOf(action);
    return next.has('Next') || !harmless.has(nameOf(next.get('S')));
  });
}

/** By their plain names, with references followed; a letter of a name may be written as its number. */
function entriesOf(dict: PDFDict): Entries {
  const entries: Entries = new Map();
  for (const [key, value] of dict.entries()) {
    const object = dict.context.lookup(value);
    if (object !== undefined && object !== PDFNull) entries.set(plain(key), object);
  }
  return entries;
}

const plain = (name: PDFName) =>
  name
    .asString()
    .slice(1)
    .replace(/#([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));

const nameOf = (object: PDFObject | undefined) => (object instanceof PDFName ? plain(object) : undefined);

const textOf = (object: PDFObject | undefined) =>
  object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : '';
