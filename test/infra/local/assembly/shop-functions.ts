import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { APIGatewayProxyEventV2, DynamoDBStreamEvent, SQSEvent } from 'aws-lambda';

const TableName = process.env.TABLE_NAME;
const tables = new DynamoDBClient({});

const mark = (pk: string, name: string, value = '1') =>
  tables.send(
    new UpdateItemCommand({
      TableName,
      Key: { pk: { S: pk } },
      UpdateExpression: 'SET #n = :v',
      ExpressionAttributeNames: { '#n': name },
      ExpressionAttributeValues: { ':v': { S: value } },
    }),
  );

/** An order that was placed before stays as it is by now: to put it again would take away what its process has noted. */
async function create(Item: Record<string, AttributeValue>) {
  try {
    await tables.send(
      new PutItemCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/** `PUT /orders/{id}`, `GET /orders/{id}`, `PUT /files/{id}`, anything else is an echo. */
export async function serve(event: APIGatewayProxyEventV2) {
  const [, kind = '', id = ''] = event.rawPath.split('/');
  const route = `${event.requestContext.http.method} ${kind}`;
  if (route === 'PUT orders') {
    const ttl = { N: String(Math.floor(Date.now() / 1000) + 10 * 86_400) };
    await create({ pk: { S: id }, ttl });
    return { statusCode: 201 };
  }
  if (route === 'GET orders') {
    const { Item } = await tables.send(new GetItemCommand({ TableName, Key: { pk: { S: id } } }));
    return Item === undefined ? { statusCode: 404 } : { statusCode: 200, body: JSON.stringify(Item) };
  }
  if (route === 'PUT files') {
    await new S3Client({}).send(
      new PutObjectCommand({ Bucket: process.env.BUCKET, Key: id, Body: event.body ?? '' }),
    );
    return { statusCode: 201 };
  }
  return { statusCode: 200, body: event.body ?? '', headers: { 'x-now': new Date().toISOString() } };
}

/** Starts the process of each order, once. */
export async function begin(event: DynamoDBStreamEvent) {
  const processes = new SFNClient({});
  for (const { dynamodb } of event.Records) {
    const order = dynamodb?.Keys?.pk?.S ?? '';
    const start = {
      stateMachineArn: process.env.STATE_MACHINE_ARN,
      name: order,
      input: JSON.stringify({ order }),
    };
    await processes.send(new StartExecutionCommand(start));
  }
  return { batchItemFailures: [] };
}

/** The process of an order has run out. */
export async function late({ order }: { order: string }) {
  await mark(order, 'late');
  return { order };
}

/** Notes each file under its name as an order of its own. */
export async function inspect(event: SQSEvent) {
  for (const { body } of event.Records) await mark(JSON.parse(body).detail.object.key, 'inspected');
  return { batchItemFailures: [] };
}
