import { once } from 'node:events';
import { connect } from 'node:net';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AwsError } from '#infra/local/kernel/aws-error.ts';
import { closeServers, listen, portOf } from '#infra/local/listeners.ts';
import { createAuthorisingProxy } from '#infra/local/tables/authorising-proxy.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { startDynoxide } from '#test/adapters/dynamodb/dynoxide.ts';

let engine: Awaited<ReturnType<typeof startDynoxide>>;
let port: number;
const asked: { authorization: string | undefined; action: string; input: unknown }[] = [];
const proxies: ReturnType<typeof createAuthorisingProxy>[] = [];

beforeAll(async () => {
  engine = await startDynoxide();
  const proxy = createAuthorisingProxy(engine.endpoint, (authorization, action, input) => {
    asked.push({ authorization, action, input });
    if (action === 'PutItem') throw new AwsError('AccessDeniedException', 'not you');
  });
  proxies.push(proxy);
  await listen(proxy, 0);
  port = portOf(proxy);
});
afterAll(async () => {
  engine.stop();
  await closeServers(proxies);
});

const clientOf = (accessKeyId: string) =>
  dynamoClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'ap-southeast-1',
    credentials: { accessKeyId, secretAccessKey: 'local' },
  });

const key = { pk: { S: 'DOSSIER#1' }, sk: { S: 'STATE' } };

it('hands on what is allowed, and knows who asks', async () => {
  const text = 'Nguyễn '.repeat(20_000);
  await engine.sdk.send(new PutItemCommand({ TableName: engine.table, Item: { ...key, text: { S: text } } }));
  const client = clientOf('local-portal');
  const { Item } = await client.send(new GetItemCommand({ TableName: engine.table, Key: key }));
  expect(Item?.['text']?.S).toBe(text);
  expect(asked.at(-1)).toMatchObject({
    authorization: expect.stringContaining('Credential=local-portal/'),
    action: 'GetItem',
    input: { Key: key },
  });
  client.destroy();
});

it('answers for what is not allowed as DynamoDB does, and the connection goes on', async () => {
  const client = clientOf('local-portal');
  const Item = { ...key, pk: { S: 'DOSSIER#2' }, text: { S: 'x'.repeat(200_000) } };
  const putting = client.send(new PutItemCommand({ TableName: engine.table, Item }));
  await expect(putting).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: 'not you',
    $metadata: { httpStatusCode: 400 },
  });
  expect(
    (await client.send(new GetItemCommand({ TableName: engine.table, Key: { ...key, pk: Item.pk } }))).Item,
  ).toBeUndefined();
  const { Item: kept } = await engine.sdk.send(
    new GetItemCommand({ TableName: engine.table, Key: { ...key, pk: Item.pk } }),
  );
  expect(kept).toBeUndefined();
  client.destroy();
});

it('takes a request that comes byte by byte', async () => {
  const body = JSON.stringify({ TableName: engine.table, Key: key });
  const head = `POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-amz-json-1.0\r\nx-amz-target: DynamoDB_20120810.GetItem\r\nx-amz-date: 20260101T000000Z\r\nauthorization: AWS4-HMAC-SHA256 Credential=local-slow/20260101/ap-southeast-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0\r\nContent-Length: ${body.length}\r\n\r\n`;
  const socket = connect({ port, noDelay: true });
  for (const byte of head + body) socket.write(byte);
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toMatch(/^HTTP\/1.1 200/);
  socket.destroy();
});

it('ends a connection whose requests have no length', async () => {
  const socket = connect({ port });
  socket.write('POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n');
  await once(socket, 'close');
});
