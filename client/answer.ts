import type { ProblemCode } from './contract.ts';

/** Why a request was refused, RFC 9457; `code` is the same in every language. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** Undefined where a gateway answered before the API did. */
  code: ProblemCode | undefined;
  /** What is wrong, each with its place in what was sent as a JSON Pointer. */
  errors?: { pointer: string; code: string; detail: string }[];
  traceId?: string;
}

interface Done<Body> {
  ok: true;
  status: 200 | 201 | 202;
  body: Body;
  /** The version of what is shown, for `ifMatch` and `ifNoneMatch`. */
  etag: string | undefined;
}

/** What the caller has is still so. */
export interface NotModified {
  ok: true;
  status: 304;
  body: undefined;
  etag: string | undefined;
}

export interface Refused {
  ok: false;
  status: number;
  problem: Problem;
}

export type Answer<Body> = Done<Body> | Refused;
