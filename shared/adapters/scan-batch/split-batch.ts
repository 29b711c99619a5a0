import { PDFDocument } from '@cantoo/pdf-lib';
import { pngOf } from '../recognition/png.ts';
import { openSearchable } from '../recognition/searchable-pdf.ts';
import { openTiff } from '../recognition/tiff-sheets.ts';
import { type PageSigns, pageSigns } from './find-separators.ts';

/** Pages of a batch, from 1, that are one paper; and those left out of it because nothing is on them. */
type Group = { component: string; pages: number[]; blank: number[] };

/** One paper of a batch, in a file of its own. */
export type BatchPart = Group & { bytes: Uint8Array; mediaType: 'application/pdf' };

/** Parts a batch at its separator sheets, which go into no part. The same batch gives the same bytes. */
export async function splitBatch(
  bytes: Uint8Array,
  mediaType: string,
  { at }: { at: string },
): Promise<BatchPart[] | 'unreadable' | 'too-many-pages' | 'no-separator'> {
  const signs = await pageSigns(bytes, mediaType);
  if (typeof signs === 'string') return signs;
  const groups = groupsIn(signs);
  if (groups === 'no-separator') return groups;
  const files =
    mediaType === 'image/tiff'
      ? await tiffFiles(bytes, groups, at)
      : await pdfFiles(bytes, groups, { at, count: signs.length });
  return files?.map((file) => ({ ...file, mediaType: 'application/pdf' })) ?? 'unreadable';
}

/** A sheet with nothing before the next gives no part; nobody knows where a paper before the first one belongs. */
function groupsIn(signs: readonly PageSigns[]): Group[] | 'no-separator' {
  const groups: Group[] = [];
  for (const { number, separator, blank } of signs) {
    const last = groups.at(-1);
    if (separator !== undefined) groups.push({ ...separator, pages: [], blank: [] });
    else if (blank) last?.blank.push(number);
    else if (last === undefined) return 'no-separator';
    else last.pages.push(number);
  }
  return groups.length === 0 ? 'no-separator' : groups.filter(({ pages }) => pages.length > 0);
}

type File = Group & { bytes: Uint8Array };

/** Copies the pages as they are, so that what the scanner made of them stays. */
async function pdfFiles(
  bytes: Uint8Array,
  groups: Group[],
  { at, count }: { at: string; count: number },
): Promise<File[] | undefined> {
  // A picture alone is a separator sheet with nothing behind it.
  if (groups.length === 0) return [];
  const batch = await PDFDocument.load(bytes, { updateMetadata: false }).catch(() => undefined);
  if (batch?.getPageCount() !== count) return undefined;
  const files: File[] = [];
  for (const group of groups) files.push({ ...group, bytes: await copied(batch, group, at) });
  return files;
}

async function copied(batch: PDFDocument, { component, pages }: Group, at: string): Promise<Uint8Array> {
  const part = await PDFDocument.create({ updateMetadata: false });
  const copies = await part.copyPages(
    batch,
    pages.map((number) => number - 1),
  );
  for (const page of copies) part.addPage(page);
  part.setTitle(component);
  part.setCreator('Một Cửa');
  part.setProducer('pdf-lib');
  part.setCreationDate(new Date(at));
  part.setModificationDate(new Date(at));
  return part.save();
}

/** Sets each page of a TIFF into its part without loss; undefined where one cannot be shown, which would be lost. */
async function tiffFiles(bytes: Uint8Array, groups: Group[], at: string): Promise<File[] | undefined> {
  const parts = groups.map((group) => ({ group, file: openSearchable({ title: group.component, at }) }));
  for await (const sheet of openTiff(bytes).each(new Map())) {
    const { number } = sheet;
    const part = parts.find(({ group }) => group.pages.includes(number));
    if (part === undefined) continue;
    if ('isLost' in sheet || sheet.views === undefined) return undefined;
    const { whole: picture } = sheet.views;
    const { width, height } = picture;
    part.file.add({
      text: { number, width, height, text: '', words: [] },
      picture: pngOf(picture),
      turn: 0,
      dpi: (width / sheet.width) * 72,
    });
  }
  return Promise.all(parts.map(async ({ group, file }) => ({ ...group, bytes: await file.end() })));
}
