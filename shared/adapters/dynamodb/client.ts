import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { configured, type Settings } from '#shared/adapters/aws/configuration.ts';

/**
 * DynamoDB, as the adapters use it. The SDK gives a transaction one token for all its attempts: one whose answer was lost
 * is not done twice when it is sent again.
 */
export const dynamoClient = (settings?: Settings) => new DynamoDBClient(configured(settings));
