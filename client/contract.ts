import type { Operation } from '../shared/api/operation.ts';
import type { operationsById } from '../shared/api/operations.ts';
import type { ProblemCode as AnyProblemCode } from '../shared/api/problems.ts';
import type { responses } from '../shared/api/responses.ts';

type Operations = typeof operationsById;

/** The name of something that the API does, `getTask`. */
export type OperationId = keyof Operations;

/** What the contract's schemas say of a value before and after they have parsed it; nothing of zod is needed at run time. */
type Input<S> = S extends { _zod: { input: infer T } } ? T : never;
type Output<S> = S extends { _zod: { output: infer T } } ? T : never;

/** Numbers of a path or a query are read from text, which their schema takes without naming a type. */
type Sent<T> = { [Name in keyof T]: unknown extends T[Name] ? number : T[Name] };

/** Bytes are handed over as such, everything else as the JSON that it is. */
type Shown<T> = T extends string ? Blob : T;

export type ParamsOf<Id extends OperationId> = Sent<Input<Operations[Id]['params']>>;
export type QueryOf<Id extends OperationId> = Sent<Input<Operations[Id]['query']>>;
export type BodyOf<Id extends OperationId> = Input<Operations[Id]['body']>;
export type AnswerOf<Id extends OperationId> = Id extends keyof typeof responses
  ? Shown<Output<(typeof responses)[Id]>>
  : never;

export type ProblemCode = AnyProblemCode;
export type Method = Operation['method'];
