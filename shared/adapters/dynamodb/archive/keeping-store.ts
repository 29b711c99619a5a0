import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  Destruction,
  Extension,
  Hold,
  type KeepingStore,
  PackageCheck,
} from '#shared/archive/keeping/keeping.ts';
import { Remeasure } from '#shared/dossier/remeasure.ts';
import { getItem } from '../kit/get-items.ts';
import type { Item } from '../kit/item.ts';
import { keys } from '../kit/keys.ts';
import { putIf, putNew } from '../kit/put.ts';
import { queryPartition } from '../kit/query-all.ts';

/**
 * Holds and extensions of a package, and other notes beside a closed dossier, in a partition of its own; a hold that is
 * lifted stays, and says so.
 */
export const dynamoKeepingStore = (client: DynamoDBClient, TableName: string): KeepingStore => {
  const find = async (code: string, id: string) => {
    const item = await getItem(client, TableName)(keys.hold(code, id));
    return item && readHold(item);
  };

  return {
    async read(code) {
      const items = await queryPartition(client, TableName, keys.hold(code, ''));
      const textOf = (name: string) => items.find((item) => item[name] !== undefined)?.[name]?.S;
      const [check, destroyed] = [textOf('check'), textOf('destroyed')];
      return {
        ...(check !== undefined && { check: PackageCheck.parse(JSON.parse(check)) }),
        ...(destroyed !== undefined && { destroyed: Destruction.parse(JSON.parse(destroyed)) }),
        holds: items.filter(({ hold }) => hold !== undefined).map(readHold),
        extensions: items.flatMap(({ extension }) =>
          extension?.S === undefined ? [] : [Extension.parse(JSON.parse(extension.S))],
        ),
        remeasured: items.filter(({ remeasure }) => remeasure !== undefined).map(readRemeasure),
      };
    },

    async place(code, hold) {
      const isNew = await putNew(client, { TableName, Item: itemOf(code, hold) });
      return isNew ? hold : ((await find(code, hold.id)) ?? hold);
    },

    async lift(code, id, lifted) {
      const hold = await find(code, id);
      if (hold === undefined || hold.lifted !== undefined) return hold;
      const done = { ...hold, lifted };
      const isFirst = await putIf(client, {
        TableName,
        Item: itemOf(code, done),
        ConditionExpression: 'attribute_not_exists(lifted)',
      });
      return isFirst ? done : find(code, id);
    },

    async extend(code, extension) {
      const Item = { ...keys.extension(code, extension.until), extension: { S: JSON.stringify(extension) } };
      await putNew(client, { TableName, Item });
    },

    async remeasure(code, remeasure) {
      const key = keys.remeasure(code, remeasure.calendar.version);
      const Item = { ...key, remeasure: { S: JSON.stringify(remeasure) } };
      if (await putNew(client, { TableName, Item })) return remeasure;
      const item = await getItem(client, TableName)(key);
      return item === undefined ? remeasure : readRemeasure(item);
    },

    async destroy(code, destruction) {
      const Item = { ...keys.destruction(code), destroyed: { S: JSON.stringify(destruction) } };
      await putNew(client, { TableName, Item });
    },
  };
};

const itemOf = (code: string, hold: Hold): Item => ({
  ...keys.hold(code, hold.id),
  hold: { S: JSON.stringify(hold) },
  ...(hold.lifted && { lifted: { S: hold.lifted.at } }),
});
const readRemeasure = ({ remeasure }: Item) => Remeasure.parse(JSON.parse(remeasure?.S ?? ''));
const readHold = ({ hold }: Item) => Hold.parse(JSON.parse(hold?.S ?? ''));
