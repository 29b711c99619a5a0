import type { Finding } from '#shared/kernel/finding.ts';
import type { Batch } from './batch.ts';
import type { NewFile } from './file.ts';

/** What is wrong with the files that are to be taken from batches. A separator may have been the wrong one: which component it is, the desk says. */
export const checkParts = (files: readonly NewFile[], batches: readonly Batch[]): Finding[] =>
  files.flatMap(({ part, sha256, size }, index): Finding[] => {
    if (part === undefined) return [];
    const parts = batches.find(({ id }) => id === part.batch)?.parts ?? [];
    const known = parts.find(({ no }) => no === part.no);
    if (known?.sha256 === sha256 && known.size === size) return [];
    const detail = {
      vi: 'Tập quét không có giấy tờ này. Hãy xem lại danh sách giấy tờ của tập quét.',
      en: 'The batch has no such part. Read the list of its parts again.',
    };
    return [{ pointer: `/files/${index}/part`, code: 'unknown-part', detail }];
  });
