import { z } from 'zod';

const Scalar = z.union([z.string(), z.number(), z.boolean()]);

/** What a function answers in payload format 2.0 when it says more than a body. */
const FunctionResponse = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), Scalar).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

export interface HttpAnswer {
  status: number;
  headers: Record<string, string | string[]>;
  body: Buffer;
}

/** Turns a function's result into an HTTP answer; undefined when API Gateway could make nothing of it. */
export function answerOf(result: unknown): HttpAnswer | undefined {
  if (!isObject(result) || !('statusCode' in result)) return inferred(result);
  const parsed = FunctionResponse.safeParse(result);
  if (!parsed.success) return undefined;
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  const answer: HttpAnswer = {
    status: statusCode,
    headers: { 'content-type': 'text/plain;charset=UTF-8' },
    body: Buffer.from(body ?? '', isBase64Encoded === true ? 'base64' : 'utf8'),
  };
  for (const [name, value] of Object.entries(headers ?? {}))
    answer.headers[name.toLowerCase()] = String(value);
  if (cookies && cookies.length > 0) answer.headers['set-cookie'] = cookies;
  return answer;
}

/** A result without a status is the body of a success. */
function inferred(result: unknown): HttpAnswer {
  const text = typeof result === 'string' ? result : JSON.stringify(result);
  return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(text) };
}

/** What API Gateway itself says. */
export function messageAnswer(
  status: number,
  message: string,
  headers: Record<string, string> = {},
): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify({ message })),
  };
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
