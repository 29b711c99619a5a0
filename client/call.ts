import type { BodyOf, OperationId, ParamsOf, QueryOf } from './contract.ts';
import type { routes } from './routes.ts';

/** A part of a request, which may be left out where nothing in it is required. */
type Part<Name extends string, T> =
  Record<string, never> extends T ? { [_ in Name]?: T } : { [_ in Name]: T };

/** The version that the caller decides on. */
type Seen<Id extends OperationId> = (typeof routes)[Id] extends `${string} conditional`
  ? { ifMatch: string | number }
  : { ifMatch?: string | number };

/** What a call takes. */
export type Given<Id extends OperationId> = Part<'params', ParamsOf<Id>> &
  Part<'query', QueryOf<Id>> &
  Part<'body', BodyOf<Id>> &
  Seen<Id> & {
    /** An ETag that the caller has: the answer is 304 while it holds. */
    ifNoneMatch?: string;
    /** Under the same key the same request is done once. Chosen for each call where none is named. */
    idempotencyKey?: string;
    signal?: AbortSignal;
  };
