import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { stageConfig } from '#infra/config/stages.ts';
import { variablesOf } from '#infra/config/variables.ts';
import { runCommand } from '#infra/run-command.ts';
import { stageOutputs } from '#infra/stage-outputs.ts';

const usage = `npm run stage -- <stage> <command> [arguments]

Runs a command of the operator (functions/operator) against a deployed stage: with the outputs of its stacks in the
environment (TABLE_NAME, USER_POOL_ID, …), and the credentials of the profile that is in use.`;

/** What a command finds of a deployed stage; refuses credentials of another account than the stage's. */
async function environmentOf(stage: string): Promise<Record<string, string>> {
  const { archive, keepData, name, place } = stageConfig(stage);
  const client = new CloudFormationClient(place === undefined ? {} : { region: place.region });
  const { account, outputs } = await stageOutputs(client, name);
  if (place !== undefined && account !== place.account)
    throw new Error(`These credentials are of the account ${account}, and ${stage} is in ${place.account}.`);
  const { accessKeyId, secretAccessKey, sessionToken } = await client.config.credentials();
  return {
    ...variablesOf(outputs),
    ARCHIVE_LOCKED_FOR: String(archive.lockedFor),
    SAMPLES: String(!keepData),
    AWS_REGION: await client.config.region(),
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...(sessionToken !== undefined && { AWS_SESSION_TOKEN: sessionToken }),
  };
}

const [stage, ...command] = process.argv.slice(2);
try {
  if (stage === undefined || command.length === 0) throw new Error(usage);
  process.exitCode = await runCommand(command, await environmentOf(stage));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
