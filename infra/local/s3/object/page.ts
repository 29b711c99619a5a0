import type { Version } from '#local/s3/model/version.ts';
import { beyond, type Position } from '#local/s3/store/listing.ts';

export interface Page {
  versions: Version[];
  /** Keys that share a beginning up to the delimiter, told once. */
  prefixes: string[];
  /** Where the next page begins; absent on the last one. */
  next: Position | undefined;
}

export interface PageRequest {
  prefix: string;
  delimiter: string | undefined;
  limit: number;
  first: Position;
}

/** Reads versions in order, at most `limit` entries, jumping over all that a common prefix stands for. */
export function page(request: PageRequest, read: (after: Position, count: number) => Version[]): Page {
  const { limit } = request;
  const versions: Version[] = [];
  const prefixes: string[] = [];
  let position = request.first;
  while (versions.length + prefixes.length < limit) {
    const room = limit - versions.length - prefixes.length;
    const batch = read(position, room);
    const { taken, common } = untilCommon(batch, request);
    versions.push(...taken);
    position = common === undefined ? positionOf(taken.at(-1), position) : beyond(common);
    if (common !== undefined) prefixes.push(common);
    else if (batch.length < room) return { versions, prefixes, next: undefined };
  }
  const more = limit > 0 && read(position, 1).length > 0;
  return { versions, prefixes, next: more ? position : undefined };
}

const positionOf = (version: Version | undefined, otherwise: Position): Position =>
  version === undefined ? otherwise : { key: version.key, seq: version.seq };

function untilCommon(batch: Version[], request: PageRequest) {
  for (const [index, { key }] of batch.entries()) {
    const common = commonPrefix(key, request);
    if (common !== undefined) return { taken: batch.slice(0, index), common };
  }
  return { taken: batch, common: undefined };
}

function commonPrefix(key: string, { prefix, delimiter }: PageRequest): string | undefined {
  if (delimiter === undefined) return undefined;
  const end = key.indexOf(delimiter, prefix.length);
  return end < 0 ? undefined : key.slice(0, end + delimiter.length);
}
