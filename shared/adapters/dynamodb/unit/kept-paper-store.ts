import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import {
  type EndedPaperStore,
  endedBefore,
  KeptPaper,
  type KeptPaperStore,
} from '#shared/reuse/kept-paper.ts';
import { type KeyedHash, plainIdentifier } from '#shared/unit/person-marks.ts';
import type { Item } from '../kit/item.ts';
import { keys } from '../kit/keys.ts';
import { listPage } from '../kit/list-page.ts';
import { lists } from '../kit/partitions.ts';
import { queryPartition } from '../kit/query-all.ts';

/** The papers of a person in a partition of its own, named by the keyed hash; all of them are listed by their last day. */
export function dynamoKeptPaperStore(client: DynamoDBClient, table: string, hash: KeyedHash): KeptPaperStore {
  const put = (person: string, paper: KeptPaper) => {
    const { code, file, validUntil } = paper;
    const Item = {
      ...itemOf(person, paper),
      list: { S: lists.keptPapers },
      order: { S: `${validUntil}#${person}#${code}#${file}` },
    };
    return client.send(new PutItemCommand({ TableName: table, Item }));
  };

  async function find(identifier: string, day: string) {
    const person = await hash(plainIdentifier(identifier));
    const items = await queryPartition(client, table, keys.keptPaper(person, '', ''));
    const papers = items.map(paperIn);
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

/** Kept papers by the list of their last days. One that is forgotten is in no list, and DynamoDB removes it. */
export const dynamoEndedPaperStore = (client: DynamoDBClient, TableName: string): EndedPaperStore => ({
  page(day, query) {
    const of = { list: lists.keptPapers };
    const read = (item: Item) => ({ person: personIn(item), paper: paperIn(item) });
    return listPage(client, { TableName, of, to: day, read }, query);
  },

  async forget({ paper, person }, at) {
    const ttl = { N: String(Math.floor(Date.parse(at) / 1000)) };
    await client.send(new PutItemCommand({ TableName, Item: { ...itemOf(person, paper), ttl } }));
  },
});

const itemOf = (person: string, paper: KeptPaper) => ({
  ...keys.keptPaper(person, paper.code, paper.file),
  paper: { S: JSON.stringify(paper) },
});

const paperIn = ({ paper }: Item) => KeptPaper.parse(JSON.parse(paper?.S ?? ''));
const personIn = ({ pk }: Item) => pk?.S?.slice(keys.keptPaper('', '', '').pk.S.length) ?? '';
