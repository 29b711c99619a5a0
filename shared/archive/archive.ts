/** Bytes of a stored package, by place. */
type StoredBytes = { size: number; read(offset: number, length: number): Promise<Uint8Array> };

export type NewPackage = {
  key: string;
  size: number;
  sha256: () => string;
  bytes: AsyncIterable<Uint8Array>;
  retainUntil: string;
};

/** The place where sealed packages lie, locked until the end of their retention. */
export interface ArchiveWriter {
  /** Stores a package once; the same package stored again is the first one. Gives the version that is locked. */
  put(stored: NewPackage): Promise<{ versionId: string }>;
}

export interface ArchiveReader {
  open(stored: { key: string; versionId: string; bytes: number }): StoredBytes;
}

/** A file that nobody may read, nor copy, until it was scanned. */
export class NotReadable extends Error {
  override name = 'NotReadable';
}

/** Where the files of an open dossier lie. */
export interface IntakeFiles {
  /** Throws {@link NotReadable} where it is not allowed, which it may be in a moment. */
  read(key: string): AsyncIterable<Uint8Array>;
  remove(keys: string[]): Promise<void>;
}
