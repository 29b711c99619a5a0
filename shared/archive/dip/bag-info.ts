import { oxumOf, writeOxum } from '../bag/bag-info.ts';
import type { PackageEntry } from '../entries.ts';
import { vietnamDay } from '../when.ts';
import type { DipInput } from './dip-input.ts';
import { kindWords } from './words.ts';

/** A tag value stays on its line, or it would start another tag. */
const oneLine = (value: string) => value.replace(/[\s\p{Cc}]+/gu, ' ').trim();

/** The bag's own description, for people and for tools that know BagIt only. */
export function dipBagInfo(input: DipInput, payload: readonly PackageEntry[]): string {
  const { id, kind, recipient, purpose, at, source, units, dossiers } = input;
  const tags: Array<[string, string]> = [
    ['Source-Organization', source.vi],
    ['Bagging-Date', vietnamDay(at)],
    ['External-Identifier', id],
    [
      'External-Description',
      `${kindWords[kind].vi}: ${purpose}. Nơi nhận: ${recipient}. Số hồ sơ: ${dossiers.length}`,
    ],
    ['Payload-Oxum', writeOxum(oxumOf(payload))],
    ['Bag-Count', '1 of 1'],
    ['Internal-Sender-Identifier', units.toSorted().join(' ')],
  ];
  return tags.map(([label, value]) => `${label}: ${oneLine(value)}\n`).join('');
}
