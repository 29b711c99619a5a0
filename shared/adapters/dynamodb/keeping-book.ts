import { AwsFault } from '#shared/adapters/aws/fault.ts';
import { PackageCheck } from '#shared/archive/keeping/fixity.ts';
import { Destruction, Extension, Hold, type KeepingBook } from '#shared/archive/keeping/keeping.ts';
import type { DynamoClient } from './client.ts';
import { keys } from './keys.ts';
import type { Item } from './operations.ts';
import { queryAll } from './query-all.ts';

/** Holds and extensions of a package in a partition of its own; a hold that is lifted stays, and says so. */
export const dynamoKeepingBook = (client: DynamoClient, TableName: string): KeepingBook => {
  const find = async (code: string, id: string) => {
    const Key = keys.hold(code, id);
    const { Item } = await client.call('GetItem', { TableName, Key, ConsistentRead: true });
    return Item && readHold(Item);
  };
  const put = (Item: Item, ConditionExpression: string) =>
    attempt(client.call('PutItem', { TableName, Item, ConditionExpression }));

  return {
    async read(code) {
      const items = await queryAll(client, {
        TableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keys.hold(code, '').pk },
      });
      const textOf = (name: string) => items.find((item) => item[name] !== undefined)?.[name]?.S;
      const [check, destroyed] = [textOf('check'), textOf('destroyed')];
      return {
        ...(check !== undefined && { check: PackageCheck.parse(JSON.parse(check)) }),
        ...(destroyed !== undefined && { destroyed: Destruction.parse(JSON.parse(destroyed)) }),
        holds: items.filter(({ hold }) => hold !== undefined).map(readHold),
        extensions: items.flatMap(({ extension }) =>
          extension?.S === undefined ? [] : [Extension.parse(JSON.parse(extension.S))],
        ),
      };
    },

    async place(code, hold) {
      const isNew = await put(itemOf(code, hold), 'attribute_not_exists(pk)');
      return isNew ? hold : ((await find(code, hold.id)) ?? hold);
    },

    async lift(code, id, lifted) {
      const hold = await find(code, id);
      if (hold === undefined || hold.lifted !== undefined) return hold;
      const done = { ...hold, lifted };
      const isFirst = await put(itemOf(code, done), 'attribute_not_exists(lifted)');
      return isFirst ? done : find(code, id);
    },

    async extend(code, extension) {
      const item = { ...keys.extension(code, extension.until), extension: { S: JSON.stringify(extension) } };
      await put(item, 'attribute_not_exists(pk)');
    },

    async destroy(code, destruction) {
      const item = { ...keys.destruction(code), destroyed: { S: JSON.stringify(destruction) } };
      await put(item, 'attribute_not_exists(pk)');
    },
  };
};

const itemOf = (code: string, hold: Hold): Item => ({
  ...keys.hold(code, hold.id),
  hold: { S: JSON.stringify(hold) },
  ...(hold.lifted && { lifted: { S: hold.lifted.at } }),
});
const readHold = ({ hold }: Item) => Hold.parse(JSON.parse(hold?.S ?? ''));

/** Whether a conditional write was made. */
async function attempt(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof AwsFault && error.name === 'ConditionalCheckFailedException') return false;
    throw error;
  }
}
