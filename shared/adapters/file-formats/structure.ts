import { unpackedSize } from './unfold.ts';

/** How far before the bytes of a stream its dictionary is looked for. */
const dictionary = 4_096;
const deflate = /\/(?:FlateDecode|Fl)\b/g;

/**
 * Whether what a reader has to understand of a PDF comes to `most` bytes or less: all but its streams, and those streams
 * that hold objects. A reader takes it in whole before it knows anything of the file, so this looks at the bytes
 * themselves; what hides from it meets the reader's bounds.
 */
export async function structureFits(bytes: Buffer, most: number): Promise<boolean> {
  let [outside, unpacked] = [bytes.length, 0];
  for (const { own, packed } of streamsIn(bytes)) {
    outside -= packed.length;
    if (!/\/(?:ObjStm|XRef)\b/.test(own)) continue;
    const size = await unpackedSize(packed, own.match(deflate)?.length ?? 0, most);
    unpacked += size;
    if (unpacked > most || promisedIn(own) > size) return false;
  }
  return outside + unpacked <= most;
}

/** How many objects a stream says that it holds, or tells the places of: each takes a byte at least. */
function promisedIn(own: string): number {
  const [, index = ''] = /\/Index\s*\[([^\]]*)\]/.exec(own) ?? [];
  const counts = index
    .trim()
    .split(/\s+/)
    .filter((_, at) => at % 2 === 1);
  const [, count = '0'] = /\/N\s+(\d+)/.exec(own) ?? [];
  return [count, ...counts].reduce((sum, one) => sum + Number(one), 0);
}

/** Each stream with what is said of it before; one without an end is none. */
function* streamsIn(bytes: Buffer): Generator<{ own: string; packed: Buffer }> {
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    const text = bytes.toString('latin1', Math.max(0, at - dictionary), at);
    if (!/>>\s*$/.test(text)) continue;
    const from = afterLine(bytes, at + 6);
    const end = bytes.indexOf('endstream', from);
    if (end < 0) return;
    yield { own: plain(text.slice(text.lastIndexOf(' obj') + 4)), packed: bytes.subarray(from, end) };
    at = end + 3;
  }
}

/** A letter of a name may be written as its number. */
const plain = (text: string) =>
  text.replace(/#([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));

/** The bytes of a stream begin after the line that announces them. */
function afterLine(bytes: Buffer, at: number): number {
  const carriage = bytes[at] === 0x0d ? 1 : 0;
  return at + carriage + (bytes[at + carriage] === 0x0a ? 1 : 0);
}
