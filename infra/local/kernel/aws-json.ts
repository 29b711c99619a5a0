import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AwsError } from '#local/kernel/aws-error.ts';
import { type Storage, unwatchedStorage } from '#local/storage/storage.ts';

/** An engine that answers the actions of one AWS service; a refusal is a thrown {@link AwsError}. */
export interface JsonService {
  handle(action: string, input: unknown): Promise<unknown>;
}

const largestBody = 2 * 1024 * 1024;

/** Throws where whoever signed a request may not make it. */
export type Allow = (
  authorization: string | undefined,
  service: string,
  action: string,
  input: unknown,
) => void;

/** Serves AWS JSON requests; `services` are keyed by the first half of X-Amz-Target (`AWSStepFunctions`, `AmazonSQS`). */
export function awsJson(
  services: Record<string, JsonService>,
  allow: Allow = () => {},
  storage: Storage = unwatchedStorage,
) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const [service = '', action = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
      const engine = services[service];
      if (engine === undefined) throw new AwsError('UnknownOperationException', `no service ${service} here`);
      const input = await readJson(request);
      allow(request.headers.authorization, service, action, input);
      answer(response, 200, await engine.handle(action, input));
    } catch (error) {
      storage.note(error);
      refuse(response, error);
    }
  };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > largestBody) throw new AwsError('RequestEntityTooLarge', 'the request is too large', 413);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
  } catch {
    throw new AwsError('SerializationException', 'the request is not JSON');
  }
}

function refuse(response: ServerResponse, error: unknown) {
  const fault = error instanceof AwsError ? error : new AwsError('InternalFailure', String(error), 500);
  if (fault.queryCode !== undefined) {
    response.setHeader(
      'x-amzn-query-error',
      `${fault.queryCode};${fault.status < 500 ? 'Sender' : 'Receiver'}`,
    );
  }
  answer(response, fault.status, { __type: fault.name, message: fault.message });
}

function answer(response: ServerResponse, status: number, body: unknown) {
  const json = JSON.stringify(body ?? {});
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(json),
    'x-amzn-requestid': randomUUID(),
  });
  response.end(json);
}
