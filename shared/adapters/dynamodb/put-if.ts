import { AwsFault } from '#shared/adapters/aws/fault.ts';
import type { DynamoClient } from './client.ts';
import type { Operations } from './operations.ts';

/** Puts an item if its condition holds, and says whether it did. */
export async function putIf(client: DynamoClient, put: Operations['PutItem']['input']): Promise<boolean> {
  try {
    await client.call('PutItem', put);
    return true;
  } catch (error) {
    if (error instanceof AwsFault && error.name === 'ConditionalCheckFailedException') return false;
    throw error;
  }
}

/** Puts an item unless one lies under its key, and says whether it did. */
export const putNew = (
  client: DynamoClient,
  put: Pick<Operations['PutItem']['input'], 'TableName' | 'Item'>,
): Promise<boolean> => putIf(client, { ...put, ConditionExpression: 'attribute_not_exists(pk)' });
