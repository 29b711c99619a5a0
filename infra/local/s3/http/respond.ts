import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Answer } from '#local/s3/http/answer.ts';
import type { S3Error } from '#local/s3/http/errors.ts';
import { errorDocument } from '#local/s3/http/write-xml.ts';

const withoutBody = (res: ServerResponse, status: number) =>
  res.req.method === 'HEAD' || status === 204 || status === 304;

/** Sends an answer; resolves when it has been handed over whole. */
export async function respond(res: ServerResponse, { status, headers, body }: Answer): Promise<void> {
  const size = typeof body === 'string' ? Buffer.byteLength(body) : (body?.size ?? 0);
  const length = status === 204 || status === 304 ? {} : { 'content-length': size };
  const send = () => res.writeHead(status, { server: 'AmazonS3', ...headers, ...length });
  if (body === undefined || size === 0 || withoutBody(res, status)) {
    send().end();
  } else if (typeof body === 'string') {
    send().end(body);
  } else {
    await stream(res, body.chunks, { size, send });
  }
}

/** The first piece is read before the head is sent, so that a body that cannot be read is an error answer. */
async function stream(
  res: ServerResponse,
  chunks: AsyncIterable<Buffer>,
  { size, send }: { size: number; send: () => ServerResponse },
) {
  const iterator = chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done === true) throw new Error('the body is empty');
  send();
  if (first.value.length === size) {
    res.end(first.value);
    await iterator.next();
    return;
  }
  res.write(first.value);
  await pipeline(Readable.from({ [Symbol.asyncIterator]: () => iterator }, { objectMode: false }), res);
}

/** An error as S3 tells it. */
export const errorAnswer = (error: S3Error, resource: string, requestId: string): Answer => ({
  status: error.status,
  headers: { 'content-type': 'application/xml', ...error.headers },
  body: errorDocument([
    ['Code', error.code],
    ['Message', error.message],
    ...Object.entries(error.details),
    ['Resource', resource],
    ['RequestId', requestId],
  ]),
});
