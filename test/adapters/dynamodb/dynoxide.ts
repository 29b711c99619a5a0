import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { dynoxideBinary } from '#infra/local/tables/dynoxide-binary.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

const text = (name: string) => ({ AttributeName: name, AttributeType: 'S' as const });

/** A DynamoDB of its own, with the table as it is deployed: its indexes, and the stream. */
export async function startDynoxide(table = 'motcua') {
  const directory = mkdtempSync(path.join(tmpdir(), 'motcua-dynoxide-'));
  const port = await freePort();
  const file = path.join(directory, 'table.sqlite');
  const engine = spawn(dynoxideBinary(), ['serve', '--port', String(port), '--db-path', file], {
    stdio: 'ignore',
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const region = 'ap-southeast-1';
  const credentials = { accessKeyId: 'local-test', secretAccessKey: 'local' };
  const sdk = new DynamoDBClient({ endpoint, region, credentials, maxAttempts: 20 });
  await sdk.send(new ListTablesCommand({}));
  const client = dynamoClient({ endpoint, region, credentials });
  await sdk.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [text('pk'), text('sk'), ...['list', 'order', 'board', 'changed'].map(text)],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'lists',
          KeySchema: [
            { AttributeName: 'list', KeyType: 'HASH' },
            { AttributeName: 'order', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
        {
          IndexName: 'tasks',
          KeySchema: [
            { AttributeName: 'board', KeyType: 'HASH' },
            { AttributeName: 'changed', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['line'] },
        },
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
    }),
  );
  return {
    /** As the adapters use it. */
    client,
    sdk,
    endpoint,
    file,
    table,
    stop() {
      engine.kill();
      client.destroy();
      sdk.destroy();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
