import { randomUUID } from 'node:crypto';
import { type ClientOptions, createJsonClient, type JsonClient } from '#shared/adapters/aws/json-client.ts';
import type { Operations } from './operations.ts';

/** DynamoDB, as the adapters use it. */
export type DynamoClient = JsonClient<Operations>;

const service = {
  signedAs: 'dynamodb',
  target: 'DynamoDB_20120810',
  endpointVariable: 'AWS_ENDPOINT_URL_DYNAMODB',
};

/** A client that gives up early and tries again: a slow answer of DynamoDB is a lost one. */
export function dynamoClient(options: ClientOptions = {}): DynamoClient {
  const client = createJsonClient<Operations>(service, options);
  return {
    ...client,
    // With a token, a transaction whose answer was lost is not done twice when it is sent again.
    call: (action, input) =>
      client.call(
        action,
        action === 'TransactWriteItems' ? { ClientRequestToken: randomUUID(), ...input } : input,
      ),
  };
}
