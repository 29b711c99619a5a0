import { type Access, type AccessLog, groupOf } from '#shared/archive/access-log.ts';
import { pageOf } from '#shared/kernel/page.ts';

/** Accesses in memory. */
export function memoryAccessLog(): AccessLog {
  const logs = new Map<string, Map<string, Access>>();
  const keyOf = (access: Access) => {
    const { minute, same } = groupOf(access);
    return `${minute}#${same}`;
  };
  return {
    async note(code, access) {
      const log = logs.get(code) ?? new Map<string, Access>();
      logs.set(code, log);
      if (!log.has(keyOf(access))) log.set(keyOf(access), access);
    },
    async page(code, query, matches = () => true) {
      const accesses = [...(logs.get(code)?.values() ?? [])].filter(matches);
      const ordered = accesses.toSorted((one, other) => (keyOf(one) < keyOf(other) ? 1 : -1));
      return pageOf(ordered, keyOf, query, (place, after) => place < after);
    },
  };
}
