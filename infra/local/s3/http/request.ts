import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { splitTarget } from '#local/s3/http/uri.ts';

/** A request as it came; after authentication its signed `x-amz-…` parameters count as headers. */
export interface S3Request {
  id: string;
  method: string;
  /** Decoded, `/<bucket>/<key>`. */
  path: string;
  bucket: string;
  key: string;
  /** As sent and decoded, in order: what the signature covers. */
  parameters: readonly (readonly [string, string])[];
  query: Map<string, string>;
  /** By lower-case name; repeated headers are joined by commas. */
  headers: Map<string, string>;
  incoming: IncomingMessage;
}

export function readRequest(incoming: IncomingMessage, id: string): S3Request {
  const { query, ...target } = splitTarget(incoming.url ?? '/');
  return {
    id,
    method: incoming.method ?? 'GET',
    ...target,
    parameters: query,
    query: new Map(query.toReversed()),
    headers: readHeaders(incoming.rawHeaders),
    incoming,
  };
}

export const newRequestId = () => randomUUID().replaceAll('-', '').slice(0, 16).toUpperCase();

function readHeaders(raw: readonly string[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = (raw[i] ?? '').toLowerCase();
    const value = (raw[i + 1] ?? '').trim();
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before},${value}`);
  }
  return headers;
}

export const isTrue = (value: string | undefined) => value?.toLowerCase() === 'true';
