import { type KeyedHash, type People, plainIdentifier } from '#shared/archive/people.ts';
import type { DynamoClient } from './client.ts';
import { keys } from './keys.ts';
import { queryAll } from './query-all.ts';

/** The dossiers of a person in a partition of its own, named by the keyed hash. */
export const dynamoPeople = (client: DynamoClient, table: string, hash: KeyedHash): People => ({
  async note(identifier, code) {
    const Item = keys.person(await hash(plainIdentifier(identifier)), code);
    await client.call('PutItem', { TableName: table, Item });
  },

  async find(identifier) {
    const person = await hash(plainIdentifier(identifier));
    const items = await queryAll(client, {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': keys.person(person, '').pk },
    });
    return { person, codes: items.flatMap(({ sk }) => sk?.S ?? []) };
  },
});
