import { type KeyedHash, plainIdentifier } from '#shared/archive/people.ts';
import { KeptPaper, type KeptPapers } from '#shared/reuse/kept-paper.ts';
import type { DynamoClient } from './client.ts';
import { keys } from './keys.ts';
import { queryAll } from './query-all.ts';

/** The papers of a person in a partition of its own, named by the keyed hash; each goes when it is not valid any more. */
export const dynamoKeptPapers = (client: DynamoClient, table: string, hash: KeyedHash): KeptPapers => ({
  async keep(identifier, paper) {
    const person = await hash(plainIdentifier(identifier));
    const Item = {
      ...keys.keptPaper(person, paper.code, paper.file),
      paper: { S: JSON.stringify(paper) },
      // The day after the last.
      ttl: { N: String(Date.parse(paper.validUntil) / 1000 + 2 * 86_400) },
    };
    await client.call('PutItem', { TableName: table, Item });
  },

  async find(identifier, day) {
    const person = await hash(plainIdentifier(identifier));
    const items = await queryAll(client, {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': keys.keptPaper(person, '', '').pk },
    });
    const papers = items.map((item) => KeptPaper.parse(JSON.parse(item['paper']?.S ?? '')));
    return { person, papers: papers.filter(({ validUntil }) => validUntil >= day) };
  },
});
