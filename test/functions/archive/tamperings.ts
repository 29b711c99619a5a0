import canonicalize from 'canonicalize';
import { stateItem } from '#shared/adapters/dynamodb/dossier/items.ts';
import { packText, unpackText } from '#shared/adapters/dynamodb/kit/packed-text.ts';
import type { Dossier } from '#shared/dossier/dossier.ts';
import { applyEntry } from '#shared/dossier/journal/record.ts';
import { eventsOf } from '#shared/dossier/journal/replay.ts';
import { chainStart, link } from '#shared/journal/chain.ts';
import { JournalEntry } from '#shared/journal/journal.ts';
import type { Scene, Stored } from './archive-scene.ts';

const pk = ({ code }: Scene) => `DOSSIER#${code}`;
const sk = (seq: number) => `JOURNAL#${String(seq).padStart(6, '0')}`;

/** Entries of the scene's dossier: draft, inspection, recognition, refusal, sealing. */
const sealingNo = 5;

const binary = ({ S, B }: Stored[string] | Record<string, never>) => ({
  ...(S !== undefined && { S }),
  ...(B !== undefined && { B: Buffer.from(B).toString('base64') }),
});
/** A packed text as the SDK has it. */
const sdkText = (text: string): NonNullable<Stored[string]> => {
  const packed = packText(text);
  return packed.B === undefined ? { S: packed.S ?? '' } : { B: packed.B };
};

export const textOf = (item: Stored, attribute: string): string =>
  unpackText(binary(item[attribute] ?? {})) ?? '';

/** Changes the text in an attribute of an item. */
export async function change(
  scene: Scene,
  [key, sort, attribute]: [pk: string, sk: string, attribute: string],
  how: (text: string) => string,
): Promise<void> {
  const item = await scene.item(key, sort);
  const before = textOf(item, attribute);
  const after = how(before);
  if (after === before) throw new Error(`nothing was changed in ${key} ${sort}`);
  // What was written plain is read plain.
  const isPlain = item[attribute]?.S !== undefined;
  await scene.put({ ...item, [attribute]: isPlain ? { S: after } : sdkText(after) });
}

export const entryAt = (scene: Scene, seq: number): [string, string, string] => [pk(scene), sk(seq), 'entry'];
export const stateAt = (scene: Scene): [string, string, string] => [pk(scene), 'STATE', 'dossier'];
export const rootAt = ({ day }: Scene): [string, string, string] => ['ROOTS', day, 'root'];

const entry = async (scene: Scene, seq: number): Promise<JournalEntry> =>
  JournalEntry.parse(JSON.parse(textOf(await scene.item(pk(scene), sk(seq)), 'entry')));

export async function removeEntry(scene: Scene, seq: number): Promise<void> {
  await scene.remove(await scene.item(pk(scene), sk(seq)));
}

/** What a careful forger does: changes an entry, and writes all hashes after it and the state anew. */
export async function rewrite(scene: Scene, seq: number, how: (text: string) => string): Promise<void> {
  let [head, dossier]: [string, Dossier | undefined] = [chainStart, undefined];
  for (let no = 1; no <= sealingNo; no += 1) {
    const before = await entry(scene, no);
    const text = canonicalize(before) ?? '';
    const { hash: _, prev: __, ...unlinked } = JournalEntry.parse(JSON.parse(no === seq ? how(text) : text));
    const after = link(head, unlinked);
    head = after.hash;
    dossier = applyEntry(dossier, after, eventsOf(after));
    const item = await scene.item(pk(scene), sk(no));
    await scene.put({ ...item, entry: sdkText(canonicalize(after) ?? '') });
  }
  if (dossier === undefined) throw new Error('no dossier');
  const { dossier: _, ...rest } = stateItem(dossier);
  await scene.put({ ...plain(rest), dossier: sdkText(JSON.stringify(dossier)) });
}

const plain = (item: Record<string, { S?: string; N?: string }>): Stored =>
  Object.fromEntries(
    Object.entries(item).map(([name, { N, S }]) => [name, N === undefined ? { S: S ?? '' } : { N }]),
  );

/** Puts a further act behind the sealing. */
export async function append(scene: Scene): Promise<void> {
  const last = await entry(scene, sealingNo);
  const { hash, prev: _, ...rest } = last;
  const further = link(hash, { ...rest, seq: sealingNo + 1, events: [{ type: 'paper.due', paper: 'x' }] });
  await scene.put({
    pk: { S: pk(scene) },
    sk: { S: sk(sealingNo + 1) },
    entry: sdkText(canonicalize(further) ?? ''),
  });
}

export async function swap(scene: Scene, one: number, other: number): Promise<void> {
  const [first, second] = [await scene.item(pk(scene), sk(one)), await scene.item(pk(scene), sk(other))];
  await scene.put({ ...first, sk: { S: sk(other) } });
  await scene.put({ ...second, sk: { S: sk(one) } });
}

/** Changes what lies under a key of the archive; nothing is left where the change gives nothing. */
export function object(scene: Scene, key: string, how: (bytes: Buffer) => Buffer | undefined): void {
  const bytes = scene.objects.get(key);
  if (bytes === undefined) throw new Error(`there is no ${key}`);
  const changed = how(Buffer.from(bytes));
  if (changed === undefined) scene.objects.delete(key);
  else scene.objects.set(key, changed);
}

export const flipped =
  (at: number) =>
  (bytes: Buffer): Buffer => {
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    return bytes;
  };

/** The same in a text, which stays well-formed. */
export const otherLetter = (text: string, at: number): string => {
  const letter = text.charCodeAt(at);
  return `${text.slice(0, at)}${String.fromCharCode(letter ^ 1)}${text.slice(at + 1)}`;
};
