import { Damaged } from '#shared/kernel/damage.ts';
import { type RandomAccess, readDirectory } from './directory.ts';
import { localHeaderSize } from './records.ts';

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const isJournal = (name: Uint8Array) =>
  /^[^/]+\/data\/[^/]+\/documentation\/journal\.jsonl$/.test(utf8.decode(name));

/** A package up to this size is read whole: one request instead of three, in bytes. */
const small = 1024 * 1024;
/** No journal is longer; a package that claims more was made to harm its reader. */
const maxJournal = 64 * 1024 * 1024;

/** The journal in a sealed package, as text; undefined where it cannot be read there. */
export async function sealedJournal(source: RandomAccess): Promise<string | undefined> {
  try {
    return await findJournal(source.size <= small ? await inMemory(source) : source);
  } catch (fault) {
    if (fault instanceof Damaged) return undefined;
    throw fault;
  }
}

async function inMemory({ size, read }: RandomAccess): Promise<RandomAccess> {
  const bytes = await read(0, size);
  return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}

async function findJournal(source: RandomAccess): Promise<string | undefined> {
  const directory = await readDirectory(source);
  if (!directory.ok) return undefined;
  const [found, ...others] = directory.value.members.filter(({ name }) => isJournal(name));
  if (found === undefined || others.length > 0 || found.size > maxJournal) return undefined;
  const bytes = await source.read(found.offset + localHeaderSize + found.name.length, found.size);
  return bytes.length === found.size ? utf8.decode(bytes) : undefined;
}
