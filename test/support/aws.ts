import { DynamoDBClient, ListTablesCommand, paginateScan } from '@aws-sdk/client-dynamodb';
import { paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { functionNamed, timeOf } from './control.ts';
import type { Addresses } from './local-cloud.ts';

const common = {
  region: 'ap-southeast-1',
  credentials: { accessKeyId: 'local-test', secretAccessKey: 'local' },
};

export const dynamoOf = ({ dynamodb: endpoint }: Addresses) => new DynamoDBClient({ ...common, endpoint });
/** As our adapters use it. */
export const leanDynamoOf = ({ dynamodb: endpoint }: Addresses) => dynamoClient({ ...common, endpoint });
export const sfnOf = ({ aws: endpoint }: Addresses) => new SFNClient({ ...common, endpoint });
export const sqsOf = ({ aws: endpoint }: Addresses) => new SQSClient({ ...common, endpoint });

/** S3, with signatures dated by the local cloud's clock: as an administrator, or with the rights of a function. */
export async function s3Of(addresses: Addresses, functionName?: string) {
  const systemClockOffset = Date.parse(await timeOf(addresses)) - Date.now();
  const options = { ...common, endpoint: addresses.s3, forcePathStyle: true, systemClockOffset };
  if (functionName === undefined) return new S3Client(options);
  const accessKeyId = `local-${await functionNamed(functionName, addresses)}`;
  return new S3Client({ ...options, credentials: { accessKeyId, secretAccessKey: 'local' } });
}

/** The one table. */
export async function tableOf(client: DynamoDBClient): Promise<string> {
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  const [name] = TableNames;
  if (name === undefined || TableNames.length > 1) throw new Error(`tables: ${TableNames.join(', ')}`);
  return name;
}

type Item = { pk: string; sk: string; text: string };

/** Every item of the table, in the order of its keys. */
export async function itemsOf(addresses: Addresses): Promise<Item[]> {
  const client = dynamoOf(addresses);
  const items: Item[] = [];
  const scan = { TableName: await tableOf(client), ConsistentRead: true };
  for await (const { Items = [] } of paginateScan({ client }, scan)) {
    for (const item of Items) {
      items.push({
        pk: item['pk']?.S ?? '',
        sk: item['sk']?.S ?? '',
        text: JSON.stringify(Object.fromEntries(Object.entries(item).toSorted())),
      });
    }
  }
  return items.toSorted((a, b) => `${a.pk} ${a.sk}`.localeCompare(`${b.pk} ${b.sk}`, 'en'));
}

/** Bucket and key of an object, from a presigned URL of it. */
export function objectAt(url: string) {
  const [bucket = '', ...key] = new URL(url).pathname.slice(1).split('/').map(decodeURIComponent);
  return { Bucket: bucket, Key: key.join('/') };
}

/** The keys of a bucket that begin so. */
export async function keysIn(client: S3Client, Bucket: string, Prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket, Prefix })) {
    keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
  }
  return keys;
}
