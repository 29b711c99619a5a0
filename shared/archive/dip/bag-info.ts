import { oxumOf, readableSize, writeOxum, writeTags } from '../bag/bag-info.ts';
import type { PackageEntry } from '../entries.ts';
import { vietnamDay } from '../when.ts';
import type { DipInput } from './dip-input.ts';
import { kindWords } from './words.ts';

/** The bag's own description, for people and for tools that know BagIt only. */
export function dipBagInfo(input: DipInput, payload: readonly PackageEntry[]): string {
  const { id, kind, recipient, purpose, at, source, units, dossiers } = input;
  const count = oxumOf(payload);
  const tags: Array<[string, string]> = [
    ['Source-Organization', source.vi],
    ['Bagging-Date', vietnamDay(at)],
    ['External-Identifier', id],
    [
      'External-Description',
      `${kindWords[kind].vi}: ${purpose}. Nơi nhận: ${recipient}. Số hồ sơ: ${dossiers.length}`,
    ],
    ['Payload-Oxum', writeOxum(count)],
    ['Bag-Size', readableSize(count.bytes)],
    ['Bag-Count', '1 of 1'],
    ['Internal-Sender-Identifier', units.toSorted().join(' ')],
  ];
  return writeTags(tags);
}
