import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { partitions } from '../kit/partitions.ts';
import { isLost, unchanged } from '../kit/put.ts';

const Stored = z.object({ sk: z.string(), record: z.string(), publishedAt: z.iso.datetime().optional() });
const Listed = z.object({ summary: z.string() });

/** A version of a procedure and the catalogue's line about it, as the texts to be stored. */
export type VersionText = {
  code: string;
  version: number;
  effectiveFrom: string;
  record: string;
  summary: string;
};

/** Written only if nobody has written there, or written otherwise, since it was read. */
type Written = Promise<Result<undefined, 'changed-meanwhile'>>;

const referenceKey = (sk: string) => ({ pk: partitions.reference, sk });
const lineKey = (code: string) => ({ pk: partitions.catalogue, sk: code });
const versionKey = ({ code, version }: VersionText) => ({
  pk: `${partitions.procedures}${code}`,
  sk: `VERSION#${String(version).padStart(4, '0')}`,
});

async function storedIn(client: DynamoDBDocumentClient, table: string, pk: string) {
  const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } };
  const pages = paginateQuery({ client }, { TableName: table, ConsistentRead: true, ...query });
  const found: z.infer<typeof Stored>[] = [];
  for await (const { Items = [] } of pages) found.push(...z.array(Stored).parse(Items));
  return found;
}

const referenceWriter = (client: DynamoDBDocumentClient, table: string) => ({
  /** Every reference record by its sort key. */
  references: async () =>
    new Map((await storedIn(client, table, partitions.reference)).map(({ sk, record }) => [sk, record])),

  /** When a record whose sort key begins so was last published; undefined if that is not known. */
  async lastPublished(prefix: string): Promise<string | undefined> {
    const items = (await storedIn(client, table, partitions.reference)).filter(({ sk }) =>
      sk.startsWith(prefix),
    );
    return items
      .flatMap(({ publishedAt = [] }) => publishedAt)
      .toSorted()
      .at(-1);
  },

  /** `copies` are versions of the record that stay when it is replaced, by their sort keys. */
  putReference: (
    sk: string,
    record: string,
    before: string | undefined,
    copies: ReadonlyMap<string, string> = new Map(),
  ): Written =>
    unlessChanged(() => {
      const item = { ...referenceKey(sk), record, publishedAt: new Date().toISOString() };
      const current = { TableName: table, Item: item, ...unchanged('record', before) };
      if (copies.size === 0) return client.send(new PutCommand(current));
      const kept = [...copies].map(([key, text]) => ({
        Put: { TableName: table, Item: { ...referenceKey(key), record: text } },
      }));
      return client.send(new TransactWriteCommand({ TransactItems: [{ Put: current }, ...kept] }));
    }),
});

/** How the operator puts the catalogue and the reference data into the table; reading them is {@link dynamoReference}'s. */
export function dynamoCatalogueWriter(client: DynamoDBDocumentClient, table: string) {
  return {
    ...referenceWriter(client, table),

    versions: async (code: string) =>
      (await storedIn(client, table, `${partitions.procedures}${code}`)).map(({ record }) => record),

    async line(code: string): Promise<string | undefined> {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: lineKey(code), ConsistentRead: true }),
      );
      return Item && Listed.parse(Item).summary;
    },

    putLine: (code: string, summary: string, before: string | undefined): Written =>
      unlessChanged(() =>
        client.send(
          new PutCommand({
            TableName: table,
            Item: { ...lineKey(code), summary },
            ...unchanged('summary', before),
          }),
        ),
      ),

    /** The version and its line in one transaction: the catalogue never shows what cannot be read. */
    putVersion: (text: VersionText, lineBefore: string | undefined): Written =>
      unlessChanged(() => {
        const { code, effectiveFrom, record, summary } = text;
        const version = { TableName: table, Item: { ...versionKey(text), record, effectiveFrom } };
        const line = { TableName: table, Item: { ...lineKey(code), summary } };
        const TransactItems = [
          { Put: { ...version, ...unchanged('record', undefined) } },
          { Put: { ...line, ...unchanged('summary', lineBefore) } },
        ];
        return client.send(new TransactWriteCommand({ TransactItems }));
      }),
  };
}

export type CatalogueWriter = ReturnType<typeof dynamoCatalogueWriter>;

async function unlessChanged(write: () => Promise<unknown>): Written {
  try {
    await write();
    return ok(undefined);
  } catch (error) {
    if (isLost(error)) return fail('changed-meanwhile');
    throw error;
  }
}
