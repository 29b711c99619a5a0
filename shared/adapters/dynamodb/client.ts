import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** A client that gives up early and tries again: a slow answer of DynamoDB is a lost one. */
export const dynamoClient = () =>
  new DynamoDBClient({ maxAttempts: 4, requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000 } });
