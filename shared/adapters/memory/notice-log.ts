import type { NoticeLog, NoticeOutcome } from '#shared/webhook/notice-log.ts';

/** Outcomes of notices in memory. */
export function memoryNoticeLog(): NoticeLog {
  const kept = new Map<string, NoticeOutcome>();
  return {
    async note(code, outcome) {
      const key = `${code}/${outcome.id}`;
      if (kept.get(key)?.taken !== true) kept.set(key, outcome);
    },
    read: async (code) =>
      [...kept]
        .filter(([key]) => key.startsWith(`${code}/`))
        .map(([_, outcome]) => outcome)
        .toSorted((one, other) => one.seq - other.seq || one.id.localeCompare(other.id)),
  };
}
