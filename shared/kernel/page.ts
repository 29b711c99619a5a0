/** Which page of a list is asked for: what follows a place in it. */
export type PageQuery = { after?: string | undefined; limit: number };

/** At most `limit` items, possibly fewer; `after`, the place to go on from, is there as long as there may be more. */
export type Page<T> = { items: T[]; after?: string | undefined };

/** A page of a list that is in memory already, in its order; every item has a place of its own. */
export function pageOf<T>(
  ordered: readonly T[],
  placeOf: (item: T) => string,
  { after, limit }: PageQuery,
  isBehind: (place: string, after: string) => boolean = (place, bound) => place > bound,
): Page<T> {
  const left = ordered.filter((item) => after === undefined || isBehind(placeOf(item), after));
  const items = left.slice(0, limit);
  const last = left.length > limit ? items.at(-1) : undefined;
  return { items, ...(last !== undefined && { after: placeOf(last) }) };
}
