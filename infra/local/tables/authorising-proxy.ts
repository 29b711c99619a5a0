import { connect, createServer, type Server } from 'node:net';
import { AwsError } from '#local/kernel/aws-error.ts';
import { type Storage, unwatchedStorage } from '#local/storage/storage.ts';

/** Throws what DynamoDB answers to whoever may not make a request. */
export type AllowDynamo = (authorization: string | undefined, action: string, input: unknown) => void;

/**
 * Stands between functions and the engine, and lets through what the caller may ask. What passes is handed on as it
 * came, and answers are not looked into but for a full disk: that takes a fifth of what parsing and sending it again would.
 */
export function createAuthorisingProxy(
  endpoint: string,
  allow: AllowDynamo,
  storage: Storage = unwatchedStorage,
): Server {
  const { hostname, port } = new URL(endpoint);
  return createServer({ noDelay: true }, (client) => {
    const engine = connect({ host: hostname, port: Number(port), noDelay: true });
    const end = () => {
      client.destroy();
      engine.destroy();
    };
    // What a client sees of an engine that is being started again: a broken connection, and it tries once more.
    for (const socket of [client, engine]) socket.on('error', end).on('close', end);
    engine.on('data', storage.noteAnswer);
    engine.pipe(client);
    const gather = createGathering();
    client.on('data', (piece) => {
      const request = gather(piece);
      if (request === 'malformed') end();
      else if (request !== undefined) forward(request);
    });
    const forward = (request: Request) => {
      const refusal = refusalOf(request, allow);
      if (refusal === undefined) engine.write(request.bytes);
      else client.write(refusal);
    };
  });
}

interface Request {
  bytes: Buffer;
  head: string;
  body: Buffer;
}

const separator = Buffer.from('\r\n\r\n');

/** Gathers what comes over a connection to whole requests: a client of AWS has one under way at a time. */
function createGathering() {
  let held: Buffer[] = [];
  let size = 0;
  let wanted = 0;
  return (piece: Buffer): Request | 'malformed' | undefined => {
    held.push(piece);
    size += piece.length;
    if (size < wanted) return undefined;
    const bytes = Buffer.concat(held, size);
    const found = requestIn(bytes);
    const isWhole = typeof found !== 'number';
    held = isWhole ? [] : [bytes];
    size = isWhole ? 0 : size;
    wanted = isWhole ? 0 : found;
    return isWhole ? found : undefined;
  };
}

/** The request that has come, or how much has to be there before looking again. */
function requestIn(bytes: Buffer): Request | number | 'malformed' {
  const end = bytes.indexOf(separator);
  if (end < 0) return bytes.length + 1;
  const head = bytes.toString('latin1', 0, end);
  // A client of AWS always says how long its body is.
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  const total = end + separator.length + Number(length);
  if (length === undefined || bytes.length > total) return 'malformed';
  return bytes.length < total ? total : { bytes, head, body: bytes.subarray(end + separator.length) };
}

function refusalOf({ head, body }: Request, allow: AllowDynamo): string | undefined {
  try {
    const action = /\r\nx-amz-target: *\w+\.(\w+)/i.exec(head)?.[1] ?? '';
    const authorization = /\r\nauthorization: *([^\r\n]+)/i.exec(head)?.[1];
    allow(authorization, action, JSON.parse(body.toString('utf8')));
    return undefined;
  } catch (error) {
    const fault =
      error instanceof AwsError ? error : new AwsError('SerializationException', 'the request is not JSON');
    return answer(fault);
  }
}

function answer({ name, message, status }: AwsError): string {
  const body = JSON.stringify({ __type: `com.amazon.coral.service#${name}`, Message: message });
  const head = [
    `HTTP/1.1 ${status} Bad Request`,
    'content-type: application/x-amz-json-1.0',
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
