import { type DynamoDBClient, GetItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import type { Book, ReceiptBooks } from '#shared/payment/receipt-book.ts';
import { isLost } from '../dossier/dossier-writes.ts';
import { keys } from '../kit/keys.ts';

/** How often a number is tried for while others write receipts in the same book. */
const attempts = 50;

/** A number is given in one transaction with the receipt that takes it, so that none is lost on the way. */
export function dynamoReceiptBooks(client: DynamoDBClient, table: string): ReceiptBooks {
  const read = async (key: Record<'pk' | 'sk', { S: string }>) =>
    (await client.send(new GetItemCommand({ TableName: table, Key: key, ConsistentRead: true }))).Item;

  async function take(book: Book, reference: string): Promise<number | undefined> {
    const given = (await read(keys.receipt(reference)))?.['number']?.N;
    if (given !== undefined) return Number(given);
    const last = Number((await read(keys.receiptBook(book)))?.['last']?.N ?? 0);
    const next = { N: String(last + 1) };
    const TransactItems = [
      { Put: { TableName: table, Item: { ...keys.receiptBook(book), last: next }, ...lastIs(last) } },
      {
        Put: {
          TableName: table,
          Item: { ...keys.receiptNumber(book, last + 1), reference: { S: reference } },
        },
      },
      { Put: { TableName: table, Item: { ...keys.receipt(reference), number: next }, ...absent } },
    ];
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems }));
      return last + 1;
    } catch (error) {
      if (isLost(error)) return undefined;
      throw error;
    }
  }

  return {
    async number(book, reference) {
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const number = await take(book, reference);
        if (number !== undefined) return number;
      }
      throw new Error(`too many receipts of ${book.unit} are written at once`);
    },
  };
}

const absent = { ConditionExpression: 'attribute_not_exists(pk)' };

const lastIs = (last: number) =>
  last === 0
    ? absent
    : {
        ConditionExpression: '#last = :last',
        ExpressionAttributeNames: { '#last': 'last' },
        ExpressionAttributeValues: { ':last': { N: String(last) } },
      };
