import * as z from 'zod';

/** Runs a command of the operator: what it throws is printed as one sentence, and ends it with 1. */
export async function command(
  main: (args: string[]) => Promise<void>,
  { failed = '' }: { failed?: string } = {},
): Promise<void> {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${failed}${sentenceOf(error, process.env)}\n`);
    process.exitCode = 1;
  }
}

export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

export const todayInVietnam = () =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());

const how = 'Run it by "npm run local -- …" or "npm run stage -- <stage> …", which set the environment';

/** What went wrong, with the table and the place that were asked where they may be the reason. */
function sentenceOf(error: unknown, environment: NodeJS.ProcessEnv): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  if (!(error instanceof Error)) return String(error);
  const { AWS_REGION: region, AWS_ENDPOINT_URL_DYNAMODB: endpoint, TABLE_NAME: table } = environment;
  const place = endpoint ?? `region ${region}`;
  if (/region is missing|AWS_REGION/i.test(error.message)) return `AWS_REGION is not set. ${how}.`;
  if (/credentials|AWS_ACCESS_KEY_ID/i.test(`${error.name} ${error.message}`))
    return `There are no credentials for AWS: ${error.message}. ${how}.`;
  if (error.name === 'ResourceNotFoundException') return `${error.message} (table ${table}, at ${place})`;
  if (/ECONNREFUSED|fetch failed/.test(`${error.name} ${error.message} ${causeOf(error)}`))
    return `Nothing answers at ${place}: ${error.message}`;
  return error.message;
}

const causeOf = ({ cause }: Error) =>
  cause instanceof AggregateError ? String(cause.errors) : String(cause ?? '');
