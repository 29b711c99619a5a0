import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { AwsError } from '#local/kernel/aws-error.ts';
import type { TableConfig } from '#local/tables/config.ts';
import type { DynamoClient } from '#local/tables/dynamo-client.ts';

const Keys = z.array(z.object({ AttributeName: z.string(), KeyType: z.string() }));

/** The part of a table that cannot be changed by starting the cloud again. */
const Shape = z.object({
  KeySchema: Keys,
  GlobalSecondaryIndexes: z
    .array(
      z.object({
        IndexName: z.string(),
        KeySchema: Keys,
        Projection: z.object({ ProjectionType: z.string() }),
      }),
    )
    .default([]),
  StreamSpecification: z.object({ StreamViewType: z.string().optional() }).optional(),
});

const Described = z.object({ Table: z.looseObject({ LatestStreamArn: z.string().optional() }) });

/** Creates the tables that are not there yet; gives the ARN of each table's stream, as the engine names it. */
export async function createTables(
  client: DynamoClient,
  tables: TableConfig[],
): Promise<Map<string, string>> {
  const streams = new Map<string, string>();
  for (const table of tables) {
    await createTable(client, table);
    const { Table } = Described.parse(await client.call('DescribeTable', { TableName: table.name }));
    if (!isDeepStrictEqual(Shape.parse(Table), Shape.parse(table.definition))) {
      throw new Error(
        `The table ${table.name} of this data folder has other keys, indexes or streams than the template: ` +
          'start with another --data folder, or delete this one.',
      );
    }
    if (table.streamArn !== undefined && Table.LatestStreamArn === undefined) {
      throw new Error(`The DynamoDB at ${client.endpoint} gave the table ${table.name} no stream.`);
    }
    if (Table.LatestStreamArn !== undefined) streams.set(table.name, Table.LatestStreamArn);
  }
  return streams;
}

async function createTable(client: DynamoClient, { name, definition }: TableConfig) {
  try {
    await client.call('CreateTable', { TableName: name, ...definition });
  } catch (error) {
    if (!(error instanceof AwsError && error.name === 'ResourceInUseException')) throw error;
  }
}
