import { pageOf } from '#shared/kernel/page.ts';
import { placeOfRecord, type UnitRecord, type UnitRecordStore } from '#shared/kernel/unit-record.ts';

/** Records in memory. */
export function memoryUnitRecordStore<T extends UnitRecord>(): UnitRecordStore<T> {
  const kept = new Map<string, T>();
  return {
    find: async (id) => kept.get(id),
    async put(record) {
      const there = kept.get(record.id) ?? record;
      kept.set(record.id, there);
      return there;
    },
    async page({ unit, from, to, ...page }) {
      const found = [...kept.values()]
        .filter((record) => record.unit === unit && record.at >= from && record.at <= to)
        .toSorted((one, other) => (placeOfRecord(one) < placeOfRecord(other) ? -1 : 1));
      return pageOf(found, placeOfRecord, page);
    },
  };
}
