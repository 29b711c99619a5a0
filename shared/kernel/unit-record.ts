import type { Page, PageQuery } from './page.ts';

/** What every record of a unit has: a name unlike all others, whose it is, and when it was made (UTC). */
export type UnitRecord = { id: string; unit: string; at: string };

export type UnitRecordQuery = PageQuery & {
  unit: string;
  /** First and last instant, UTC. */
  from: string;
  to: string;
};

/** Records that are made once and never changed, read by their names or, in the order of time, by unit. */
export interface UnitRecordStore<T extends UnitRecord> {
  /** Gives what is there: the record, or the one that was put under its name before. */
  put(record: T): Promise<T>;
  find(id: string): Promise<T | undefined>;
  page(query: UnitRecordQuery): Promise<Page<T>>;
}

/** Where a record stands in its unit's list. */
export const placeOfRecord = ({ at, id }: UnitRecord) => `${at}#${id}`;
