import { hash } from 'node:crypto';
import { withAttempts } from './attempts.ts';
import { type Credentials, credentialsFromEnvironment } from './credentials.ts';
import { faultOf } from './fault.ts';
import { receive } from './receive.ts';
import { createSend } from './send.ts';
import { createSigner } from './sign.ts';

/** What can be asked of a service, and what it answers, by the names of its own reference. */
type Operations = Record<string, { input: object; output: object }>;

/** A service of AWS by its bare JSON protocol: what it refuses is thrown as an {@link AwsFault}. */
export type JsonClient<O extends Operations> = {
  call<A extends keyof O & string>(action: A, input: O[A]['input']): Promise<O[A]['output']>;
  close(): void;
};

/**
 * `signedAs` is also its name in the address; `target` the first half of its header X-Amz-Target; `json` the version of
 * the protocol that it speaks.
 */
export type Service = { signedAs: string; target: string; endpointVariable: string; json?: '1.0' | '1.1' };

/** What is not given comes from the environment, under the names that the SDK reads. */
export type ClientOptions = {
  endpoint?: string;
  region?: string;
  credentials?: () => Credentials;
  /** For the answer to one attempt, in milliseconds. */
  patience?: number;
};

/**
 * A client for AWS's JSON services that does what functions need and nothing else: sign, send, try again. The SDK's
 * does the same at four times the CPU per call and forty times the start (docs/adr/0011-a-lean-aws-client.md).
 */
export function createJsonClient<O extends Operations>(
  { signedAs, target, endpointVariable, json = '1.0' }: Service,
  { credentials = credentialsFromEnvironment, patience = 3_000, ...given }: ClientOptions = {},
): JsonClient<O> {
  const region = given.region ?? process.env['AWS_REGION'];
  if (region === undefined) throw new Error('AWS_REGION must be in the environment');
  const configured = given.endpoint ?? process.env[endpointVariable] ?? process.env['AWS_ENDPOINT_URL'];
  const endpoint = new URL(configured ?? `https://${signedAs}.${region}.amazonaws.com`);
  const sign = createSigner(signedAs, region);
  const send = createSend(endpoint, { patience, until: 'close' });

  const attempt = async (action: string, body: string) => {
    const headers = {
      'content-type': `application/x-amz-json-${json}`,
      host: endpoint.host,
      'x-amz-target': `${target}.${action}`,
    };
    const request = { method: 'POST', path: '/', query: '', headers, payload: hash('sha256', body) };
    const signed = sign(request, credentials(), new Date());
    const length = String(Buffer.byteLength(body));
    const answer = await send({ ...request, headers: { ...signed, 'content-length': length }, body });
    const said = (await receive(answer)).toString();
    if (answer.statusCode !== 200) throw faultOf(answer.statusCode ?? 0, said);
    return said;
  };

  return {
    call: async <A extends keyof O & string>(action: A, input: O[A]['input']) => {
      const body = JSON.stringify(input);
      const said = await withAttempts(() => attempt(action, body));
      // The shape is AWS's own promise; what our items hold is parsed by those who read them.
      const output: O[A]['output'] = JSON.parse(said);
      return output;
    },
    close: send.close,
  };
}
