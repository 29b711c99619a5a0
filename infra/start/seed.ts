import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { variablesOf } from '#infra/config/variables.ts';
import type { Cloud } from '#infra/local/cloud.ts';

/** Runs a command that finds the cloud in its environment; throws when it fails. */
export async function runSeed(
  command: string,
  cloud: Pick<Cloud, 'urls' | 'region' | 'outputs'>,
): Promise<void> {
  const child = spawn(command, {
    shell: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...seedEnvironment(cloud) },
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`The seed command "${command}" failed (${code}).`);
}

/** Addresses and credentials as the SDK reads them, and the outputs. */
export function seedEnvironment({ urls, region, outputs }: Pick<Cloud, 'urls' | 'region' | 'outputs'>) {
  return {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: 'local-seed',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: urls.services,
    AWS_ENDPOINT_URL_DYNAMODB: urls.dynamodb,
    AWS_ENDPOINT_URL_KMS: urls.services,
    AWS_ENDPOINT_URL_LAMBDA: urls.services,
    AWS_ENDPOINT_URL_S3: urls.s3,
    AWS_ENDPOINT_URL_SFN: urls.services,
    AWS_ENDPOINT_URL_SQS: urls.services,
    LOCAL_API_URL: urls.api,
    LOCAL_IDENTITY_URL: urls.identity,
    LOCAL_CONTROL_URL: urls.control,
    ...variablesOf(outputs),
  };
}
