import * as z from 'zod';
import type { Text } from '#shared/kernel/text.ts';
import type { ActorKind } from '#shared/unit/caller.ts';
import type { ProblemCode } from './problems.ts';

/** One route of the API: what it takes, what it gives, who may call it. Parses requests and writes the documentation. */
export interface Operation<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
> {
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path template as in OpenAPI, `/v1/dossiers/{code}`. */
  path: string;
  summary: Text;
  /** Who may call it; `[]` is everybody, without a token. */
  actors: ActorKind[];
  params: P;
  query: Q;
  body: B;
  /** POSTs that change something take an `Idempotency-Key`. */
  idempotent: boolean;
  /** Whether `If-Match` is asked for: the caller decides on what it saw. */
  conditional: boolean;
  /** Whether the answer carries an `ETag`, the version of what it shows. */
  tagged: boolean;
  /** The media type is JSON where none is named. */
  success: { status: 200 | 201 | 202; description: Text; mediaType?: string };
  problems: ProblemCode[];
}

const nothing = z.strictObject({});

/** What an operation takes that takes nothing. */
export const none = { params: nothing, query: nothing, body: nothing };

type Given<P, Q, B> = Pick<Operation, 'id' | 'method' | 'path' | 'summary' | 'actors' | 'success'> &
  Partial<Pick<Operation, 'conditional' | 'idempotent' | 'tagged' | 'problems'>> & {
    params: P;
    query: Q;
    body: B;
  };

/** Whether a request has a body. */
export const hasBody = ({ method }: Pick<Operation, 'method'>): boolean =>
  method === 'POST' || method === 'PUT';

/** Fills in what most operations have in common: a POST changes something, and asks for no `If-Match`; what is shown has a version. */
export const operation = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  given: Given<P, Q, B>,
): Operation<P, Q, B> => ({
  conditional: false,
  idempotent: given.method === 'POST',
  tagged: true,
  problems: [],
  ...given,
});
