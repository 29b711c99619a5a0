import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { AwsError } from '#local/kernel/aws-error.ts';

/** Calls DynamoDB or its streams by the bare protocol, several times as fast as the SDK; a refusal is an {@link AwsError}. */
export interface DynamoClient {
  endpoint: string;
  call(action: string, input: unknown): Promise<unknown>;
  close(): void;
}

const streamActions = new Set(['DescribeStream', 'GetShardIterator', 'GetRecords', 'ListStreams']);

// The engines of a laptop read who asks from this header and check no signature.
const authorization =
  'AWS4-HMAC-SHA256 Credential=local/20260101/ap-southeast-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0';

export function createDynamoClient(endpoint: string): DynamoClient {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(endpoint);

  const send = (action: string, body: string) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const service = streamActions.has(action) ? 'DynamoDBStreams_20120810' : 'DynamoDB_20120810';
      const headers = {
        'content-type': 'application/x-amz-json-1.0',
        'content-length': Buffer.byteLength(body),
        'x-amz-target': `${service}.${action}`,
        'x-amz-date': '20260101T000000Z',
        authorization,
      };
      const options = { hostname, port, agent, method: 'POST', path: '/', headers };
      httpRequest(options, resolve).on('error', reject).end(body);
    });

  return {
    endpoint,
    call: async (action, input) => {
      const response = await send(action, JSON.stringify(input));
      const answer: unknown = JSON.parse(await text(response));
      if (response.statusCode !== 200) throw refusalOf(answer, response.statusCode ?? 500);
      return answer;
    },
    close: () => agent.destroy(),
  };
}

const Refusal = z.object({
  __type: z.string(),
  message: z.string().optional(),
  Message: z.string().optional(),
});

function refusalOf(answer: unknown, status: number): AwsError {
  const { __type: type, message, Message } = Refusal.parse(answer);
  const name = type.replace(/^.*#/, '');
  return new AwsError(name, message ?? Message ?? name, status);
}
