import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type CheckBook, CheckNight } from '#shared/archive/keeping/fixity.ts';
import type { Item } from './item.ts';
import { keys } from './keys.ts';
import { listPage } from './list-page.ts';

/** Nights of checks in one partition; the last check of a package beside its holds. */
export const dynamoCheckBook = (client: DynamoDBClient, TableName: string): CheckBook => {
  const { pk } = keys.checkNight('');
  const page: CheckBook['page'] = (query) =>
    listPage(client, { TableName, of: { pk: pk.S }, descending: true, read }, query);
  const put = async (Item: Item) => {
    await client.send(new PutItemCommand({ TableName, Item }));
  };
  return {
    page,
    last: async () => (await page({ limit: 1 })).items[0],
    save: (night) => put({ ...keys.checkNight(night.night), night: { S: JSON.stringify(night) } }),
    note: (code, check) => put({ ...keys.packageCheck(code), check: { S: JSON.stringify(check) } }),
  };
};

const read = ({ night }: Item) => CheckNight.parse(JSON.parse(night?.S ?? ''));
