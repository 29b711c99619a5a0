import { placeOfRecord, type UnitRecord, type UnitRecords } from '#shared/kernel/unit-records.ts';

/** Records in memory. */
export function memoryUnitRecords<T extends UnitRecord>(): UnitRecords<T> {
  const kept = new Map<string, T>();
  return {
    find: async (id) => kept.get(id),
    async put(record) {
      const there = kept.get(record.id) ?? record;
      kept.set(record.id, there);
      return there;
    },
    async page({ unit, from, to, after = '', limit }) {
      const found = [...kept.values()]
        .filter((record) => record.unit === unit && record.at >= from && record.at <= to)
        .map((record) => ({ record, place: placeOfRecord(record) }))
        .filter(({ place }) => place > after)
        .toSorted((one, other) => (one.place < other.place ? -1 : 1));
      const shown = found.slice(0, limit);
      return {
        records: shown.map(({ record }) => record),
        ...(found.length > limit && { after: shown.at(-1)?.place }),
      };
    },
  };
}
