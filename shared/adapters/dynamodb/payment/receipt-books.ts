import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Book, ReceiptBooks } from '#shared/payment/receipt-book.ts';
import { getItem } from '../kit/get-items.ts';
import { keys } from '../kit/keys.ts';
import { absent, putTogether, unchanged } from '../kit/put.ts';
import { untilWon } from '../kit/until-won.ts';

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
    number: (book, reference) =>
      untilWon(() => take(book, reference), `too many receipts of ${book.unit} are written at once`),
  };
}
