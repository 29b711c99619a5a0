import { createHash } from 'node:crypto';
import type { StreamRecord } from '#local/tables/stream-record.ts';

export interface StreamEventContext {
  streamArn: string;
  region: string;
  /** How far the cloud's clock is from the machine's, by which the engine dates its changes. */
  clockOffset: number;
}

/** The event by which Lambda hands over changes; what the engine says of itself is put in AWS's words. */
export const streamEvent = (
  records: StreamRecord[],
  { streamArn, region, clockOffset }: StreamEventContext,
) => ({
  Records: records.map((record) => ({
    ...record,
    eventID: createHash('md5').update(`${streamArn}/${record.dynamodb.SequenceNumber}`).digest('hex'),
    awsRegion: region,
    dynamodb: {
      ...record.dynamodb,
      ApproximateCreationDateTime:
        record.dynamodb.ApproximateCreationDateTime + Math.round(clockOffset / 1000),
    },
    eventSourceARN: streamArn,
  })),
});

/** What the on-failure queue receives: where the records are, not what they hold. */
export const failureNotice = (
  { records, attempts }: { records: StreamRecord[]; attempts: number },
  failure: {
    condition: string;
    functionArn: string;
    streamArn: string;
    shard: string;
    now: number;
    cause?: string;
  },
) => ({
  version: '1.0',
  timestamp: new Date(failure.now).toISOString(),
  requestContext: {
    functionArn: `${failure.functionArn}:$LATEST`,
    condition: failure.condition,
    approximateInvokeCount: attempts,
  },
  ...(failure.cause !== undefined && {
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: { errorMessage: failure.cause },
  }),
  DDBStreamBatchInfo: {
    shardId: failure.shard,
    startSequenceNumber: records[0]?.dynamodb.SequenceNumber,
    endSequenceNumber: records.at(-1)?.dynamodb.SequenceNumber,
    batchSize: records.length,
    streamArn: failure.streamArn,
  },
});
