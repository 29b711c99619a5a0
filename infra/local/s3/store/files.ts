import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fdatasync,
  mkdirSync,
  open,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writevSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Sink } from '#local/s3/body/receive.ts';
import type { Segment } from '#local/s3/model/version.ts';

const buffered = 256 * 1024;

const datasync = promisify(fdatasync);
const openAside = promisify(open);

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

/**
 * Bodies on disk, named by their id, in 256 folders; drafts are in a folder that is emptied on opening. Syncing
 * and creating, which wait for the disk's journal, leave the thread; what the system's cache answers in 50 µs would take
 * longer on its way to another thread and back.
 */
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
  const descriptor = await openAside(path, 'wx');
  const { write, flush } = writer(descriptor);
  let closed = false;
  const close = () => {
    if (!closed) closeSync(descriptor);
    closed = true;
  };
  return {
    file,
    write,
    async seal() {
      flush();
      await datasync(descriptor);
      close();
    },
    keep: () => moveInto(path, place(file)),
    async discard() {
      close();
      await rm(path, { force: true });
      await rm(place(file), { force: true });
    },
  };
}

/** Gathers what arrives in small pieces into few writes, without holding more than one write's worth. */
function writer(descriptor: number) {
  let pieces: Buffer[] = [];
  let size = 0;
  const flush = () => {
    let batch = pieces;
    pieces = [];
    let left = size;
    size = 0;
    while (left > 0) {
      const written = writevSync(descriptor, batch);
      left -= written;
      if (left > 0) batch = [Buffer.concat(batch).subarray(written)];
    }
  };
  const write = (bytes: Buffer) => {
    pieces.push(bytes);
    size += bytes.length;
    if (size >= buffered) flush();
  };
  return { write, flush };
}

function* readFile(path: string, from: number, to: number): Generator<Buffer> {
  const descriptor = openSync(path, 'r');
  try {
    for (let at = from; at < to; ) {
      const size = Math.min(to - at, buffered);
      const bytes = Buffer.allocUnsafe(size);
      const read = readSync(descriptor, bytes, 0, size, at);
      if (read === 0) throw new Error(`${path} is shorter than it should be`);
      yield bytes.subarray(0, read);
      at += read;
    }
  } finally {
    closeSync(descriptor);
  }
}
