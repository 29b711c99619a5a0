import { S3Client } from '@aws-sdk/client-s3';
import { configured, type Settings } from '#shared/adapters/aws/configuration.ts';

/** One bucket, and the client that asks for what is in it. */
export type Bucket = { client: S3Client; name: string };

/** A file may take longer than a question does, in milliseconds. */
const timeoutMs = 10_000;

/** S3. Where bytes matter, who sends them says their checksum, and S3 compares; none is computed besides. */
export function s3Client(settings: Settings = {}): S3Client {
  const client = new S3Client({
    ...configured({ timeoutMs, ...settings }),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  client.middlewareStack.add(
    (next) => (args) =>
      next(args).catch((error: unknown) => {
        throw busyMayPass(error);
      }),
    { step: 'deserialize', priority: 'high', name: 'retryConflicts' },
  );
  return client;
}

/** Two conditional writes of one key at once: S3 says to send it again, and the SDK does not know. */
function busyMayPass(error: unknown): unknown {
  return error instanceof Error && error.name === 'ConditionalRequestConflict'
    ? Object.assign(error, { $retryable: { throttling: false } })
    : error;
}
