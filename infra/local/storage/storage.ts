/** Whether the cloud still finds room for what it writes. */
export interface Storage {
  isFull(): boolean;
  /** Looks at what was thrown; true where it says that there is no room. */
  note(error: unknown): boolean;
  /** Looks at the bytes that the DynamoDB engine answered. */
  noteAnswer(bytes: Buffer): void;
}

/** Calls `full` once, at the first sign that there is no room. */
export function createStorage(full: () => void): Storage {
  let isFull = false;
  const say = () => {
    if (isFull) return;
    isFull = true;
    full();
  };
  return {
    isFull: () => isFull,
    note(error) {
      const found = isStorageFull(error);
      if (found) say();
      return found;
    },
    noteAnswer(bytes) {
      // A failure fits into one piece, and nothing else is worth looking into.
      if (bytes.toString('latin1', 0, 12) !== 'HTTP/1.1 500') return;
      if (engineWords.test(bytes.toString('latin1'))) say();
    },
  };
}

/** For engines that are used by themselves: whoever starts them hears of a full disk by what they throw. */
export const unwatchedStorage: Storage = {
  isFull: () => false,
  note: () => false,
  noteAnswer: () => undefined,
};

/** What SQLite says within the DynamoDB engine: no room, or a write that the system refused. */
const engineWords = /database or disk is full|disk I\/O error/;

/** The disk is full, a quota is used up, or a file may not grow. */
const systemCodes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** SQLITE_FULL, SQLITE_IOERR_WRITE and SQLITE_IOERR_SHMSIZE. */
const sqliteCodes = new Set([13, 778, 4874]);

export function isStorageFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('errcode' in error && typeof error.errcode === 'number') return sqliteCodes.has(error.errcode);
  if ('code' in error && typeof error.code === 'string' && systemCodes.has(error.code)) return true;
  return isStorageFull(error.cause);
}
