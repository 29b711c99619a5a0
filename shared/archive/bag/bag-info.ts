import type { PackageEntry } from '../entries.ts';
import type { PackageInput } from '../package-input.ts';
import { vietnamDay } from '../when.ts';

/** The first tag file; RFC 8493 fixes it to the letter. */
export const bagDeclaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

type Count = { bytes: number; files: number };

export const oxumOf = (entries: Iterable<{ path: string; size: number }>): Count => {
  const count = { bytes: 0, files: 0 };
  for (const { path, size } of entries) {
    if (!path.startsWith('data/')) continue;
    count.bytes += size;
    count.files += 1;
  }
  return count;
};

export const writeOxum = ({ bytes, files }: Count): string => `${bytes}.${files}`;

export function readableSize(bytes: number): string {
  const [, unit = 'B', scale = 1] = [
    [1e9, 'GB', 1e9] as const,
    [1e6, 'MB', 1e6] as const,
    [1e3, 'KB', 1e3] as const,
  ].find(([least]) => bytes >= least) ?? [0, 'B', 1];
  return `${Math.round((bytes / scale) * 10) / 10} ${unit}`;
}

/** A tag value stays on its line, or it would start another tag. */
const oneLine = (value: string) =>
  value
    .toWellFormed()
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();

/** The bag's own description, for people and for tools that know BagIt only. */
export function writeBagInfo({ dossier, source }: PackageInput, payload: readonly PackageEntry[]): string {
  const count = oxumOf(payload);
  const { procedure, unit } = dossier;
  const tags: Array<[string, string]> = [
    ['Source-Organization', source.vi],
    ['Bagging-Date', vietnamDay(dossier.closedAt)],
    ['External-Identifier', dossier.code],
    [
      'External-Description',
      `Hồ sơ thủ tục hành chính ${procedure.code} (${procedure.name.vi}), ${unit.name.vi}, ${dossier.outcome.vi}`,
    ],
    ['Payload-Oxum', writeOxum(count)],
    ['Bag-Size', readableSize(count.bytes)],
    ['Bag-Group-Identifier', procedure.code],
    ['Bag-Count', '1 of 1'],
    ['Internal-Sender-Identifier', `${dossier.code} v${procedure.version}`],
  ];
  return writeTags(tags);
}

/** Tags as bag-info.txt has them, a line each. */
export const writeTags = (tags: readonly [label: string, value: string][]): string =>
  tags.map(([label, value]) => `${label}: ${oneLine(value)}\n`).join('');

/** Reads one tag of bag-info.txt; a value may go on in indented lines. */
export function readTag(text: string, label: string): string | undefined {
  const unfolded = text.replace(/(\r\n|\r|\n)[ \t]+/g, ' ');
  const line = unfolded
    .split(/\r\n|\r|\n/)
    .find((one) => one.toLowerCase().startsWith(`${label.toLowerCase()}:`));
  return line?.slice(label.length + 1).trim();
}
