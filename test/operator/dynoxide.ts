import { startDynoxide } from '#test/adapters/dynamodb/dynoxide.ts';

/** A DynamoDB of its own with one empty table, and the environment in which the operator's commands find it. */
export async function startDynamo(table: string) {
  const { client, sdk, endpoint, file, stop } = await startDynoxide(table);
  const env = {
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_REGION: 'ap-southeast-1',
    AWS_ACCESS_KEY_ID: 'local-operator',
    AWS_SECRET_ACCESS_KEY: 'local',
    TABLE_NAME: table,
  };
  return { client, sdk, env, file, stop };
}
