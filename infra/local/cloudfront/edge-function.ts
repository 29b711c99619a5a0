import { createContext, Script } from 'node:vm';
import { z } from 'zod';

/** What a function sees of a request, and gives back. */
export interface EdgeRequest {
  method: string;
  uri: string;
  querystring: Record<string, { value: string }>;
  headers: Record<string, { value: string }>;
  cookies: Record<string, { value: string }>;
}

/** An answer of the function itself, which no origin is asked for. */
interface EdgeAnswer {
  statusCode: number;
  headers: Record<string, { value: string }>;
  body: string;
}

const Values = z.record(z.string(), z.object({ value: z.string() }));
const Answer = z.object({
  statusCode: z.int().min(200).max(599),
  headers: Values.default({}),
  body: z.union([z.string(), z.object({ data: z.string() }).transform(({ data }) => data)]).default(''),
});
const Changed = z.object({ uri: z.string().startsWith('/') });

/** CloudFront stops a function after about a millisecond of its own; here this is for what hangs, however busy the machine is. */
const timeoutMs = 5_000;
const largestCode = 10_240;

/**
 * Runs the code of a viewer request in a context of its own that has nothing but the language, as `cloudfront-js-2.0`.
 * Throws for code that CloudFront would not publish.
 */
export function createEdgeFunction(code: string): (request: EdgeRequest) => EdgeAnswer | { uri: string } {
  if (Buffer.byteLength(code) > largestCode)
    throw new Error(`the code of a CloudFront Function has at most ${largestCode} bytes`);
  const context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
  new Script(code).runInContext(context, { timeout: timeoutMs });
  if (new Script('typeof handler').runInContext(context) !== 'function')
    throw new Error('the code of a CloudFront Function has no function handler');
  return (request) => {
    const event = { version: '1.0', context: { eventType: 'viewer-request' }, request };
    // Given and taken as text, so that no object of this process gets there.
    const call = new Script(`JSON.stringify(handler(${JSON.stringify(event)}))`);
    const text: unknown = call.runInContext(context, { timeout: timeoutMs });
    const result: unknown = JSON.parse(z.string().parse(text));
    const answer = Answer.safeParse(result);
    return answer.success ? answer.data : Changed.parse(result);
  };
}
