import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { PersonStore } from '#shared/archive/people.ts';
import { type KeyedHash, plainIdentifier } from '#shared/unit/person-marks.ts';
import type { Item } from '../kit/item.ts';
import { keys } from '../kit/keys.ts';
import { listPage } from '../kit/list-page.ts';

/** The dossiers of a person in a partition of its own, named by the keyed hash. */
export const dynamoPersonStore = (client: DynamoDBClient, table: string, hash: KeyedHash): PersonStore => ({
  async note(identifier, code) {
    const Item = keys.person(await hash(plainIdentifier(identifier)), code);
    await client.send(new PutItemCommand({ TableName: table, Item }));
  },

  nameOf: (identifier) => hash(plainIdentifier(identifier)),

  page: (person, query) =>
    listPage(client, { TableName: table, of: { pk: keys.person(person, '').pk.S }, read: codeOf }, query),
});

const codeOf = ({ sk }: Item) => sk?.S;
