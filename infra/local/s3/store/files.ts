import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Sink } from '#infra/local/s3/body/receive.ts';
import type { Segment } from '#infra/local/s3/model.ts';

const buffered = 256 * 1024;

export const newId = () => randomUUID().replaceAll('-', '');

/** A body on its way to the disk; nobody sees it before {@link Draft.keep}. */
interface Draft extends Sink {
  file: string;
  /** Resolves when the bytes are safe on the disk. */
  seal(): Promise<void>;
  /** Puts the sealed file in its place; synchronous, to be part of the transaction that names it. */
  keep(): void;
  discard(): Promise<void>;
}

export interface Files {
  create(): Promise<Draft>;
  /** Streams the bytes from `start` up to and without `end` of a body in several files. */
  read(body: Segment[], start: number, end: number): AsyncGenerator<Buffer>;
  remove(file: string): Promise<void>;
}

/** Bodies on disk, named by their id, in 256 folders; drafts are in a folder that is emptied on opening. */
export function openFiles(directory: string): Files {
  const drafts = join(directory, 'drafts');
  const place = (file: string) => join(directory, 'bodies', file.slice(0, 2), file);
  prepare(drafts);
  return {
    create: () => createDraft(drafts, place),
    remove: (file) => rm(place(file), { force: true }),
    async *read(body, start, end) {
      let offset = 0;
      for (const { file, size } of body) {
        const from = Math.max(start - offset, 0);
        const to = Math.min(end - offset, size);
        if (from < to) yield* readFile(place(file), from, to);
        offset += size;
      }
    },
  };
}

function prepare(drafts: string) {
  mkdirSync(drafts, { recursive: true });
  // What a crash left here was never answered for.
  for (const name of readdirSync(drafts)) rmSync(join(drafts, name));
}

/** Moves a file, into a folder that is made when it is first needed. */
function moveInto(from: string, to: string) {
  try {
    renameSync(from, to);
  } catch {
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
  }
}

async function createDraft(drafts: string, place: (file: string) => string): Promise<Draft> {
  const file = newId();
  const path = join(drafts, file);
  const handle = await open(path, 'wx');
  const { write, flush } = writer(handle);
  return {
    file,
    write,
    async seal() {
      await flush();
      await handle.datasync();
      await handle.close();
    },
    keep: () => moveInto(path, place(file)),
    async discard() {
      await handle.close();
      await rm(path, { force: true });
      await rm(place(file), { force: true });
    },
  };
}

/** Gathers what arrives in small pieces into few writes, without holding more than one write's worth. */
function writer(handle: FileHandle) {
  let pieces: Buffer[] = [];
  let size = 0;
  const flush = async () => {
    let batch = pieces;
    pieces = [];
    let left = size;
    size = 0;
    while (left > 0) {
      const { bytesWritten } = await handle.writev(batch);
      left -= bytesWritten;
      if (left > 0) batch = [Buffer.concat(batch).subarray(bytesWritten)];
    }
  };
  const write = (bytes: Buffer) => {
    pieces.push(bytes);
    size += bytes.length;
    return size < buffered ? undefined : flush();
  };
  return { write, flush };
}

async function* readFile(path: string, from: number, to: number): AsyncGenerator<Buffer> {
  const handle = await open(path);
  try {
    for (let at = from; at < to; ) {
      const size = Math.min(to - at, buffered);
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(size), 0, size, at);
      if (bytesRead === 0) throw new Error(`${path} is shorter than it should be`);
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
    }
  } finally {
    await handle.close();
  }
}
