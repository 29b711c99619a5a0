import type { Operation } from '#shared/contract/operation.ts';
import type { Reply } from './route.ts';

/** A page of a list; where to go on stands in the body and, for those who follow links, in a header (RFC 8288). */
export function pageReply(
  { path }: Operation,
  query: Record<string, unknown>,
  { items, after }: { items: unknown[]; after: string | undefined },
): Reply {
  if (after === undefined) return { body: { items } };
  const nextCursor = Buffer.from(after).toString('base64url');
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, cursor: nextCursor })) {
    if (value !== undefined) asked.set(name, String(value));
  }
  return {
    body: { items, nextCursor },
    headers: { link: `<${path}?${asked}>; rel="next"` },
  };
}

/** A cursor only says where in the list to go on; which list that is comes from the caller's rights each time. */
export const placeAt = (cursor: string | undefined) =>
  cursor === undefined ? undefined : Buffer.from(cursor, 'base64url').toString();
