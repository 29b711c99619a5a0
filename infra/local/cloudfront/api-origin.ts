import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request as requestOrigin,
  type ServerResponse,
} from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { AddedHeader } from '#local/cloudfront/distribution-config.ts';
import { refuseViewer, withAdded } from '#local/cloudfront/viewer-answer.ts';

/** They belong to one connection and not to the request. */
const ofConnection = [
  ...['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection'],
  ...['te', 'trailer', 'transfer-encoding', 'upgrade', 'expect'],
];

interface Forwarded {
  /** Of the origin. */
  url: string;
  /** With the query. */
  path: string;
  /** Whether the viewer's headers go with it. */
  forwards: boolean;
  addedHeaders: readonly AddedHeader[];
  /** What the distribution sends along, whatever the viewer sent there. */
  originHeaders: Record<string, string>;
}

/** Passes a request on and its answer back, both as they come. */
export async function forward(
  request: IncomingMessage,
  response: ServerResponse,
  { url, path, forwards, addedHeaders, originHeaders }: Forwarded,
): Promise<void> {
  const { host } = new URL(url);
  const { method = 'GET' } = request;
  const headers = { ...(forwards ? viewerHeaders(request) : bodyHeaders(request)), ...originHeaders, host };
  const sent = requestOrigin(url, { method, path, headers });
  const { promise: answered, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  sent.once('response', resolve).once('error', reject);
  response.once('close', () => sent.destroy());
  // An origin may answer and stop reading before all is sent.
  pipeline(request, sent).catch(reject);
  try {
    const answer = await answered;
    const own = { ...without(answer.headers, ofConnection), 'x-cache': 'Miss from cloudfront' };
    response.writeHead(answer.statusCode ?? 502, withAdded(own, addedHeaders));
    await pipeline(answer, response);
  } catch {
    if (response.headersSent || response.destroyed) response.destroy();
    else refuseViewer(response, 502, 'CloudFront wasn’t able to connect to the origin.');
  }
}

function viewerHeaders(request: IncomingMessage): OutgoingHttpHeaders {
  const { host: _, ...given } = request.headers;
  const before = given['x-forwarded-for'];
  const viewer = request.socket.remoteAddress ?? '';
  return {
    ...without(given, ofConnection),
    'x-forwarded-for': [before, viewer].filter(Boolean).join(', '),
    via: [given.via, `${request.httpVersion} local.cloudfront.net (CloudFront)`].filter(Boolean).join(', '),
    ...chunked(request),
  };
}

/** Without its length, a body is sent in chunks. */
const chunked = ({ headers }: IncomingMessage): OutgoingHttpHeaders =>
  headers['transfer-encoding'] === undefined ? {} : { 'transfer-encoding': 'chunked' };

const bodyHeaders = (request: IncomingMessage): OutgoingHttpHeaders => ({
  'user-agent': 'Amazon CloudFront',
  ...(request.headers['content-length'] && { 'content-length': request.headers['content-length'] }),
  ...chunked(request),
});

const without = (headers: IncomingHttpHeaders, names: string[]): OutgoingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
