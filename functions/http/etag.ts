import { createHash } from 'node:crypto';

/**
 * The version, which `If-Match` names, and a digest of what is shown: names, notices and accesses change without a new
 * version, and one tag never stands for two bodies.
 */
export const tagOf = (version: number, content: string | Uint8Array) =>
  `"${version}-${createHash('sha256').update(content).digest('base64url').slice(0, 12)}"`;

/** Whether the caller has this version already; a proxy may have weakened the tag, or sent several. */
export const isKnown = (etag: string, ifNoneMatch: string) =>
  ifNoneMatch
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === etag || tag === '*');
