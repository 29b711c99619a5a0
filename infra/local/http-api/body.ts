import type { IncomingMessage } from 'node:http';

/** API Gateway's limit. */
const largestBody = 10 * 1024 * 1024;

/** The body of a request, or undefined when it is larger than API Gateway takes. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > largestBody) return undefined;
  const { promise, resolve } = Promise.withResolvers<Buffer | undefined>();
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > largestBody) resolve(undefined);
    else chunks.push(chunk);
  });
  request.on('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
  // A caller that hangs up hears no answer, whatever it is.
  request.on('error', () => resolve(undefined));
  return promise;
}
