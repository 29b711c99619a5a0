import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

/** A client that gives up early and tries again: a slow answer of DynamoDB is a lost one. Patience in milliseconds. */
export const dynamoClient = (config: DynamoDBClientConfig = {}, patience = 3_000) =>
  new DynamoDBClient({
    maxAttempts: 4,
    // Without the last word a request that takes too long would only be warned of.
    requestHandler: { connectionTimeout: 1_000, requestTimeout: patience, throwOnRequestTimeout: true },
    ...config,
  });
