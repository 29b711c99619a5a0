import { type KeyedHash, plainIdentifier } from '#shared/archive/people.ts';
import { endedBefore, KeptPaper, type KeptPapers } from '#shared/reuse/kept-paper.ts';
import type { DynamoClient } from './client.ts';
import { keys } from './keys.ts';
import { queryAll } from './query-all.ts';

/** The papers of a person in a partition of its own, named by the keyed hash; each goes when it is not valid any more. */
export function dynamoKeptPapers(client: DynamoClient, table: string, hash: KeyedHash): KeptPapers {
  const put = (person: string, paper: KeptPaper) => {
    const Item = {
      ...keys.keptPaper(person, paper.code, paper.file),
      paper: { S: JSON.stringify(paper) },
      // The day after the last.
      ttl: { N: String(Date.parse(paper.validUntil) / 1000 + 2 * 86_400) },
    };
    return client.call('PutItem', { TableName: table, Item });
  };

  async function find(identifier: string, day: string) {
    const person = await hash(plainIdentifier(identifier));
    const items = await queryAll(client, {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': keys.keptPaper(person, '', '').pk },
    });
    const papers = items.map((item) => KeptPaper.parse(JSON.parse(item['paper']?.S ?? '')));
    return { person, papers: papers.filter(({ validUntil }) => validUntil >= day) };
  }

  return {
    find,

    async keep(identifier, paper) {
      await put(await hash(plainIdentifier(identifier)), paper);
    },

    async withdraw(identifier, day) {
      const found = await find(identifier, day);
      for (const paper of found.papers) await put(found.person, endedBefore(paper, day));
      return found;
    },
  };
}
