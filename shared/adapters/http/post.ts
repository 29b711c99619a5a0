import * as http from 'node:http';
import * as https from 'node:https';
import type { LookupFunction } from 'node:net';
import { text } from 'node:stream/consumers';
import { isLoopback, isSafeUrl } from '#shared/kernel/safe-url.ts';
import { publicLookup } from './inner-addresses.ts';

type Message = { headers: Record<string, string>; body: string; timeoutMs: number };

/** Maximum bytes of an answer that is read. */
const maxAnswer = 4 * 1024 * 1024;

/** Whether the machine itself may be called: only where this variable says so, as the local cloud does. */
const allowsLoopback = () => process.env['ALLOW_LOOPBACK'] === 'true';

/** Sends a message to somebody else's system and gives its answer; follows no redirect, and goes nowhere inside. */
export async function post(url: string, { headers, body, timeoutMs }: Message) {
  const { hostname } = new URL(url);
  if (!isSafeUrl(url) || (isLoopback(hostname) && !allowsLoopback()))
    throw Object.assign(new Error('this address is not called'), { code: 'EINNERADDRESS' });
  const signal = AbortSignal.timeout(timeoutMs);
  const lookup = isLoopback(hostname) ? undefined : publicLookup;
  try {
    const response = await answerTo(url, { headers, body, lookup, signal });
    return { status: response.statusCode ?? 0, text: await textOf(response) };
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  }
}

type Sent = {
  headers: Record<string, string>;
  body: string;
  lookup: LookupFunction | undefined;
  signal: AbortSignal;
};

function answerTo(url: string, { headers, body, lookup, signal }: Sent): Promise<http.IncomingMessage> {
  const { request } = new URL(url).protocol === 'https:' ? https : http;
  const { promise, resolve, reject } = Promise.withResolvers<http.IncomingMessage>();
  const length = String(Buffer.byteLength(body));
  const options = { method: 'POST', headers: { ...headers, 'content-length': length }, signal };
  request(url, { ...options, ...(lookup && { lookup }) })
    .on('response', resolve)
    .on('error', reject)
    .end(body);
  return promise;
}

function textOf(response: http.IncomingMessage): Promise<string> {
  let size = 0;
  response.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > maxAnswer) response.destroy(new Error('the answer is too long'));
  });
  return text(response);
}

/** Why there was no answer, in one word: the code of the fault, or `timeout`. */
export function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timeout';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause instanceof Error ? whyOf(error.cause) : error.name;
}
