import { deflateSync } from 'node:zlib';
import * as bombs from './bombs.ts';

const pdfOf = (objects: readonly string[], trailer = '/Root 1 0 R') =>
  Buffer.from(`%PDF-1.7\n${objects.join('\n')}\ntrailer<<${trailer}>>\n%%EOF\n`, 'latin1');

const catalog = '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj';
const tree = '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj';
const page = (entries: string) => `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]${entries}>>endobj`;
const onePage = (entries: string, ...others: string[]) => pdfOf([catalog, tree, page(entries), ...others]);

const nested = (open: string, close: string, depth: number) => `${open.repeat(depth)}0${close.repeat(depth)}`;

/** Branches that lead to one next branch each. */
const chain = (length: number) =>
  pdfOf([
    catalog,
    ...Array.from({ length }, (_, at) => `${at + 2} 0 obj<</Type/Pages/Kids[${at + 3} 0 R]/Count 1>>endobj`),
    `${length + 2} 0 obj<</Type/Page/MediaBox[0 0 1 1]>>endobj`,
  ]);

/** A stream of objects as `dictionary` claims it, whose packed text is so many megabytes of blanks behind its table. */
function objects(dictionary: string, megabytes: number): Buffer {
  const packed = deflateSync(Buffer.concat([Buffer.from('9 0 '), Buffer.alloc(megabytes * 1_048_576, ' ')]));
  const before = Buffer.from(
    `%PDF-1.7\n${catalog}\n${tree}\n${page('')}\n4 0 obj<<${dictionary}/Length ${packed.length}>>stream\n`,
  );
  return Buffer.concat([before, packed, Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')]);
}

/** What its maker wants a reader to believe of its table of objects. */
const table = (entries: string, data: Buffer) =>
  Buffer.concat([
    Buffer.from(
      `%PDF-1.7\n${catalog}\n${tree}\n${page('')}\n4 0 obj<</Type/XRef/Root 1 0 R${entries}/Length ${data.length}>>stream\n`,
    ),
    data,
    Buffer.from('\nendstream endobj\nstartxref\n170\n%%EOF\n'),
  ]);

/** Files of few bytes that ask for far more, each in its own way. */
export const shapes: Record<string, () => Buffer | Promise<Buffer>> = {
  'a tree of a billion pages': () => bombs.bombOfBranches(9),
  'a tree of a billion billion pages': () => bombs.bombOfBranches(18),
  'a tree that leads back': () => bombs.endlessBranches,
  'a tree six hundred thousand branches deep': () => chain(600_000),
  'a page a million times': () =>
    pdfOf([catalog, `2 0 obj<</Type/Pages/Kids[${'3 0 R '.repeat(1e6)}]/Count 1>>endobj`, page('')]),
  'arrays within arrays': () => onePage(`/X ${nested('[', ']', 1e6)}`),
  'dictionaries within dictionaries': () => onePage(`/X ${nested('<</A ', '>>', 5e5)}`),
  'texts within texts': () => onePage(`/X ${nested('(', ')', 2e7)}`),
  'a text that never ends': () => onePage(`/X (${'a'.repeat(4e7)}`),
  'a name of forty megabytes': () => onePage(`/${'N'.repeat(4e7)} 1`),
  'twenty million numbers': () => onePage(`/X [${'1 '.repeat(2e7)}]`),
  'two million annotations': () => onePage(`/Annots[${'<</Subtype/Link>>'.repeat(2e6)}]`),
  'two million empty objects': () =>
    onePage('', Array.from({ length: 2e6 }, (_, at) => `${at + 4} 0 obj<<>>endobj`).join('\n')),
  'objects of 3 GB, packed twice': () => bombs.bombOfObjects(3_000),
  'objects of 400 MB': () => objects('/Type/ObjStm/N 1/First 4/Filter/FlateDecode', 400),
  'objects of 400 MB under another spelling': () =>
    objects('/Type/Obj#53tm/N 1/First 4/Filter/Flate#44ecode', 400),
  'a billion objects in a stream': () => objects('/Type/ObjStm/N 1000000000/First 4/Filter/FlateDecode', 1),
  'contents of 600 MB': () => bombs.bombOfContents(600),
  'a table of a billion objects': () =>
    table('/Size 1000000000/Index[0 1000000000]/W[0 0 0]', Buffer.alloc(4)),
  'a table of 400 MB': () =>
    table('/Size 9/W[1 2 1]/Filter/FlateDecode', deflateSync(Buffer.alloc(400 * 1_048_576))),
  'a page of a kilometre': () => bombs.hugePage(3_000_000),
  'a picture of ten billion pixels': () => bombs.hugePicture(100_000),
  'a PNG of ten billion pixels': () => bombs.hugePng(100_000),
  'a JPEG of four billion pixels': bombs.hugeJpeg,
};
