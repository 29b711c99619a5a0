import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  type PutItemCommandInput,
} from '@aws-sdk/client-dynamodb';

/** Puts an item if its condition holds, and says whether it did. */
export async function putIf(client: DynamoDBClient, put: PutItemCommandInput): Promise<boolean> {
  try {
    await client.send(new PutItemCommand(put));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Puts an item unless one lies under its key, and says whether it did. */
export const putNew = (
  client: DynamoDBClient,
  put: Pick<PutItemCommandInput, 'TableName' | 'Item'>,
): Promise<boolean> => putIf(client, { ...put, ConditionExpression: 'attribute_not_exists(pk)' });
