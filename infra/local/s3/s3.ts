import type { IncomingMessage, ServerResponse } from 'node:http';
import { authenticate } from '#local/s3/auth/authenticate.ts';
import { createPermit } from '#local/s3/auth/permit.ts';
import { afterwards, type Context, openContext } from '#local/s3/call/context.ts';
import { needsOf } from '#local/s3/call/needs.ts';
import type { Call } from '#local/s3/call/operation.ts';
import type { S3Options } from '#local/s3/call/options.ts';
import type { Answer } from '#local/s3/http/answer.ts';
import { corsHeaders, preflight } from '#local/s3/http/cors.ts';
import { refuse, S3Error } from '#local/s3/http/errors.ts';
import { newRequestId, readRequest } from '#local/s3/http/request.ts';
import { errorAnswer, respond } from '#local/s3/http/respond.ts';
import { expire } from '#local/s3/lifecycle.ts';
import { findOperation } from '#local/s3/operations.ts';
import { type ScannedObjects, scannedObjects } from '#local/s3/scanned-objects.ts';
import type { Storage } from '#local/storage/storage.ts';

/** A durable S3 for one machine: bodies in files, everything else in SQLite. */
export interface S3 {
  /** Answers one request; for the listener of an HTTP server. */
  handle(req: IncomingMessage, res: ServerResponse): Promise<void>;
  /** For a scanner, which looks at what arrives. */
  scanned: ScannedObjects;
  /** How often each operation was asked for since the last reset. */
  counters(): Record<string, number>;
  resetCounters(): void;
  /** Carries out the lifecycle rules at the clock's time. */
  expire(): void;
  /** Resolves when nothing is left to do in the background; the database stays open. */
  close(): Promise<void>;
}

export function createS3(options: S3Options): S3 {
  const context = openContext(options);
  const counts = new Map<string, number>();
  const count = (operation: string) => counts.set(operation, (counts.get(operation) ?? 0) + 1);
  afterwards(context);
  return {
    handle: (req, res) => handle({ context, options, count }, req, res),
    scanned: scannedObjects(context),
    counters: () => Object.fromEntries(counts),
    resetCounters: () => counts.clear(),
    expire() {
      for (const bucket of options.buckets) expire(context, bucket);
    },
    close: () => context.trash.empty(),
  };
}

interface Server {
  context: Context;
  options: S3Options;
  count(operation: string): void;
}

async function handle(server: Server, req: IncomingMessage, res: ServerResponse) {
  const id = newRequestId();
  // The clock's time, by which clients correct theirs when they sign.
  res.setHeader('date', new Date(server.context.now()).toUTCString());
  res.setHeader('x-amz-request-id', id);
  res.setHeader('x-amz-id-2', id);
  try {
    await respond(res, await answer(server, req, res, id));
  } catch (error) {
    await fail(refusalFor(error, server.context.storage), res, id).catch(() => res.destroy());
  }
}

/** A disk without room is the operator's matter, and told to the operator once; anything else is a fault of this server. */
function refusalFor(error: unknown, storage: Storage): S3Error {
  if (error instanceof S3Error) return error;
  if (storage.note(error)) return new S3Error('StorageFull');
  console.error('s3: a request failed', error);
  return new S3Error('InternalError');
}

async function fail(refusal: S3Error, res: ServerResponse, id: string) {
  if (res.headersSent || res.destroyed) {
    res.destroy();
    return;
  }
  await respond(res, errorAnswer(refusal, res.req.url ?? '', id));
}

async function answer(
  server: Server,
  req: IncomingMessage,
  res: ServerResponse,
  id: string,
): Promise<Answer> {
  const request = readRequest(req, id);
  const bucket = server.context.buckets.get(request.bucket);
  const rules = bucket?.cors ?? [];
  if (request.method === 'OPTIONS') return preflight(rules, request.headers);
  res.setHeaders(new Map(Object.entries(corsHeaders(rules, request.method, request.headers))));
  const authentication = authenticate(request, server.options);
  const operation = findOperation(request);
  server.count(operation.name);
  if (bucket === undefined) throw refuse('NoSuchBucket', undefined, { BucketName: request.bucket });
  const { authorise = () => undefined, region } = server.options;
  const { context } = server;
  const caller = { accessKeyId: authentication.accessKeyId, buckets: context.buckets, region };
  const call = {
    request,
    authentication,
    bucket,
    permit: createPermit(authorise, caller),
    now: context.now(),
  };
  call.permit.demand(needsOf(operation.name, context, call));
  try {
    return await operation.run(context, call);
  } catch (error) {
    throw hidden(error, call);
  }
}

/** Who may not list a bucket is not told what is not in it. */
function hidden(error: unknown, { permit, bucket }: Call): unknown {
  if (!(error instanceof S3Error) || !/^NoSuch(Key|Version)$/.test(error.code)) return error;
  return permit.may({ action: 's3:ListBucket', bucket: bucket.name }) ? error : refuse('AccessDenied');
}
