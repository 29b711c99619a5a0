import { type ClientOptions, createJsonClient, type JsonClient } from '#shared/adapters/aws/json-client.ts';

/** What our functions ask of SQS, in the words of its API reference. */
type Operations = {
  SendMessageBatch: {
    input: { QueueUrl: string; Entries: { Id: string; MessageBody: string; MessageGroupId?: string }[] };
    output: { Failed?: { Id: string }[] };
  };
  ChangeMessageVisibility: {
    input: { QueueUrl: string; ReceiptHandle: string; VisibilityTimeout: number };
    output: object;
  };
};

const service = { signedAs: 'sqs', target: 'AmazonSQS', endpointVariable: 'AWS_ENDPOINT_URL_SQS' };

export type SqsClient = JsonClient<Operations>;

export const sqsClient = (options: ClientOptions = {}): SqsClient => createJsonClient(service, options);
