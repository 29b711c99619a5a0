import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Book, ReceiptBooks } from '#shared/payment/receipt-book.ts';
import { getItem } from '../kit/get-items.ts';
import { keys } from '../kit/keys.ts';
import { absent, putTogether, unchanged } from '../kit/put.ts';

/** How often a number is tried for while others write receipts in the same book. */
const attempts = 50;

/** A number is given in one transaction with the receipt that takes it, so that none is lost on the way. */
export function dynamoReceiptBooks(client: DynamoDBClient, table: string): ReceiptBooks {
  const read = getItem(client, table);

  async function take(book: Book, reference: string): Promise<number | undefined> {
    const given = (await read(keys.receipt(reference)))?.['number']?.N;
    if (given !== undefined) return Number(given);
    const last = (await read(keys.receiptBook(book)))?.['last']?.N;
    const number = Number(last ?? 0) + 1;
    const next = { N: String(number) };
    const isDone = await putTogether(client, [
      {
        TableName: table,
        Item: { ...keys.receiptBook(book), last: next },
        ...unchanged('last', last === undefined ? undefined : { N: last }),
      },
      { TableName: table, Item: { ...keys.receiptNumber(book, number), reference: { S: reference } } },
      { TableName: table, Item: { ...keys.receipt(reference), number: next }, ...absent },
    ]);
    return isDone ? number : undefined;
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
