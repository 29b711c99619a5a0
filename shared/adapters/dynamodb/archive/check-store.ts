import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { CheckNight, type CheckStore } from '#shared/archive/keeping/fixity.ts';
import type { Item } from '../kit/item.ts';
import { keys } from '../kit/keys.ts';
import { listPage } from '../kit/list-page.ts';

/** Nights of checks in one partition; the last check of a package beside its holds. */
export const dynamoCheckStore = (client: DynamoDBClient, TableName: string): CheckStore => {
  const { pk } = keys.checkNight('');
  const page: CheckStore['page'] = (query) =>
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
