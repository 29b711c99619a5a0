import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { json } from 'node:stream/consumers';
import { AwsError } from '#local/kernel/aws-error.ts';

/** Accepts an event for a function; throws where there is no such function. */
type InvokeLater = (functionName: string, event: unknown, authorization: string | undefined) => void;

const path = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

/** Lambda's `Invoke` for events, which is accepted at once; everything else is for `others`. */
export const invokeApi =
  (invokeLater: InvokeLater, others: RequestListener): RequestListener =>
  async (request, response) => {
    const name = path.exec(request.url ?? '')?.[1];
    if (name === undefined || request.method !== 'POST') return others(request, response);
    const answer = (status: number, body?: object) => {
      response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-requestid': randomUUID() });
      response.end(body && JSON.stringify(body));
    };
    if (request.headers['x-amz-invocation-type'] !== 'Event')
      return answer(400, { Type: 'User', message: 'only events are taken here' });
    const event = await json(request).catch(() => undefined);
    if (event === undefined) return answer(400, { Type: 'User', message: 'the payload is not JSON' });
    try {
      invokeLater(decodeURIComponent(name), event, request.headers.authorization);
    } catch (error) {
      const { name: type, status, message } = refusalOf(error);
      response.setHeader('x-amzn-errortype', type);
      return answer(status, { Type: 'User', message });
    }
    answer(202);
  };

/** Why the event was not accepted: whoever asks may not, or there is no such function. */
const refusalOf = (error: unknown) =>
  error instanceof AwsError
    ? { name: error.name, status: 403, message: error.message }
    : { name: 'ResourceNotFoundException', status: 404, message: String(error) };
