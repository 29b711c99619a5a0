import { JournalEntry } from '#shared/journal/journal.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import type { ResultLog } from '#shared/result/result-log.ts';

/** Histories of results in memory, as text, so that nobody holds a part of what is stored. */
export function memoryResultLog(): ResultLog {
  const kept = new Map<string, string>();
  const place = (token: string, seq: number) => `${token}#${String(seq).padStart(6, '0')}`;
  return {
    async history(token) {
      return [...kept]
        .filter(([key]) => key.startsWith(`${token}#`))
        .toSorted(([one], [other]) => one.localeCompare(other))
        .map(([, text]) => JournalEntry.parse(JSON.parse(text)));
    },
    async append(entries) {
      const placed = entries.map((entry) => [place(entry.code, entry.seq), JSON.stringify(entry)] as const);
      if (placed.some(([key]) => kept.has(key))) return fail('stale');
      for (const [key, text] of placed) kept.set(key, text);
      return ok(undefined);
    },
  };
}
