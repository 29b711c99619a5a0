import { type CheckBook, CheckNight } from '#shared/archive/keeping/fixity.ts';
import type { DynamoClient } from './client.ts';
import { keys } from './keys.ts';
import type { Item } from './operations.ts';

/** After every night. */
const latest = '9';

/** Nights of checks in one partition; the last check of a package beside its holds. */
export const dynamoCheckBook = (client: DynamoClient, TableName: string): CheckBook => {
  const page: CheckBook['page'] = async ({ before = latest, limit }) => {
    const { Items = [] } = await client.call('Query', {
      TableName,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND sk < :before',
      ExpressionAttributeValues: { ':pk': keys.checkNight('').pk, ':before': { S: before } },
      ScanIndexForward: false,
      Limit: limit + 1,
    });
    const items = Items.slice(0, limit).map(read);
    return { items, ...(Items.length > limit && { before: items.at(-1)?.night }) };
  };
  const put = async (Item: Item) => {
    await client.call('PutItem', { TableName, Item });
  };
  return {
    page,
    last: async () => (await page({ limit: 1 })).items[0],
    save: (night) => put({ ...keys.checkNight(night.night), night: { S: JSON.stringify(night) } }),
    note: (code, check) => put({ ...keys.packageCheck(code), check: { S: JSON.stringify(check) } }),
  };
};

const read = ({ night }: Item) => CheckNight.parse(JSON.parse(night?.S ?? ''));
