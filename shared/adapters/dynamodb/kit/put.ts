import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  type Put,
  PutItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';

/** Puts an item if its condition holds, and says whether it did. */
export const putIf = (client: DynamoDBClient, put: Put): Promise<boolean> =>
  unlessLost(() => client.send(new PutItemCommand(put)));

/** Puts an item unless one lies under its key, and says whether it did. */
export const putNew = (client: DynamoDBClient, put: Pick<Put, 'TableName' | 'Item'>): Promise<boolean> =>
  putIf(client, { ...put, ...absent });

/** Puts items in one transaction if all their conditions hold, and says whether it did. */
export const putTogether = (client: DynamoDBClient, puts: Put[]): Promise<boolean> =>
  unlessLost(() => client.send(transactionOf(puts)));

export const transactionOf = (puts: Put[]) =>
  new TransactWriteItemsCommand({ TransactItems: puts.map((Put) => ({ Put })) });

/** Writes, and says whether nobody else wrote first. */
export async function unlessLost(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (isLost(error)) return false;
    throw error;
  }
}

/** Whether a write was refused because somebody else wrote first. */
export const isLost = (error: unknown) =>
  error instanceof ConditionalCheckFailedException || lostPuts(error).includes(true);

const lost = new Set(['ConditionalCheckFailed', 'TransactionConflict']);

/** For each item of a transaction that was cancelled, whether somebody else wrote it first; none for another error. */
export const lostPuts = (error: unknown): boolean[] =>
  error instanceof TransactionCanceledException
    ? (error.CancellationReasons ?? []).map(({ Code = 'None' }) => lost.has(Code))
    : [];

/** The condition that nothing lies under the key. */
export const absent = { ConditionExpression: 'attribute_not_exists(pk)' };

/** The condition that an attribute still is what was read; undefined if no item was found. */
export const unchanged = <V>(attribute: string, before: V | undefined) =>
  before === undefined
    ? absent
    : {
        ConditionExpression: '#attribute = :before',
        ExpressionAttributeNames: { '#attribute': attribute },
        ExpressionAttributeValues: { ':before': before },
      };
