import { refuse } from '#local/s3/http/errors.ts';
import type { Version } from '#local/s3/model/version.ts';

export const readConditionHeaders = ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since'];
export const writeConditionHeaders = ['if-match', 'if-none-match'];

type Headers = Map<string, string>;

const tagsOf = (list: string) =>
  list.split(',').map((tag) => tag.trim().replace(/^W\//, '').replaceAll('"', ''));

const matches = (list: string, etag: string) => tagsOf(list).some((tag) => tag === '*' || tag === etag);

const seconds = (time: number) => Math.floor(time / 1000);

const failed = (condition: string) => refuse('PreconditionFailed', undefined, { Condition: condition });

/** Says whether a reader has this version already; refuses when it wants another one. */
export function isUnchanged(
  headers: Headers,
  { etag, modified }: { etag: string; modified: number },
): boolean {
  const ifMatch = headers.get('if-match');
  if (ifMatch !== undefined && !matches(ifMatch, etag)) throw failed('If-Match');
  const unmodifiedSince = dateOf(headers, 'if-unmodified-since');
  if (
    ifMatch === undefined &&
    unmodifiedSince !== undefined &&
    seconds(modified) > seconds(unmodifiedSince)
  ) {
    throw failed('If-Unmodified-Since');
  }
  const ifNoneMatch = headers.get('if-none-match');
  if (ifNoneMatch !== undefined) return matches(ifNoneMatch, etag);
  const modifiedSince = dateOf(headers, 'if-modified-since');
  return modifiedSince !== undefined && seconds(modified) <= seconds(modifiedSince);
}

/** Whether If-Range, an entity tag or a date, still names this version; only then is a part of it of use. */
export function isSame(
  ifRange: string | undefined,
  { etag, modified }: { etag: string; modified: number },
): boolean {
  if (ifRange === undefined) return true;
  return matches(ifRange, etag) || seconds(Date.parse(ifRange)) === seconds(modified);
}

function dateOf(headers: Headers, name: string): number | undefined {
  const time = Date.parse(headers.get(name) ?? '');
  return Number.isNaN(time) ? undefined : time;
}

/** Refuses a write that wants the key to be free, or to hold what the writer knows. */
export function checkWrite(headers: Headers, latest: Version | undefined) {
  const ifNoneMatch = headers.get('if-none-match');
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*') {
    throw refuse('NotImplemented', 'A write takes If-None-Match only with *', { Header: 'If-None-Match' });
  }
  const etag = latest?.object?.etag;
  if (ifNoneMatch !== undefined && etag !== undefined) throw failed('If-None-Match');
  const ifMatch = headers.get('if-match');
  if (ifMatch === undefined) return;
  if (etag === undefined) throw refuse('NoSuchKey');
  if (!matches(ifMatch, etag)) throw failed('If-Match');
}
