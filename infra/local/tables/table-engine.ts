import { startDynoxide, type TableEngine } from '#local/tables/dynoxide.ts';
import type { TakenSequences } from '#local/tables/stream-index.ts';

export interface TableEngineOptions {
  port: number;
  directory: string;
  taken: TakenSequences;
  environment: Record<string, string | undefined>;
}

/** Starts the engine of this machine, unless the environment names a DynamoDB that is to be used instead. */
export async function startTableEngine({
  environment,
  ...options
}: TableEngineOptions): Promise<TableEngine> {
  const endpoint = environment.AWS_ENDPOINT_URL_DYNAMODB;
  if (endpoint === undefined || endpoint === '') return startDynoxide(options);
  if (!endpoint.startsWith('http://')) {
    throw new Error(
      `AWS_ENDPOINT_URL_DYNAMODB is ${endpoint}; the local cloud takes a DynamoDB on http:// only.`,
    );
  }
  return { endpoint, close: async () => {} };
}
