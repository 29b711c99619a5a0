import { z } from 'zod';
import type { DynamoClient } from '#local/tables/dynamo-client.ts';
import type { Position } from '#local/tables/stream-record.ts';

const Shard = z.object({
  ShardId: z.string(),
  ParentShardId: z.string().optional(),
  SequenceNumberRange: z.looseObject({ EndingSequenceNumber: z.string().optional() }),
});
type Shard = z.infer<typeof Shard>;

const Description = z.object({
  StreamDescription: z.object({
    Shards: z.array(Shard),
    LastEvaluatedShardId: z.string().optional(),
  }),
});

async function shardsOf(client: DynamoClient, streamArn: string): Promise<Shard[]> {
  const shards: Shard[] = [];
  let last: string | undefined;
  do {
    const input = { StreamArn: streamArn, ...(last !== undefined && { ExclusiveStartShardId: last }) };
    const { StreamDescription } = Description.parse(await client.call('DescribeStream', input));
    shards.push(...StreamDescription.Shards);
    last = StreamDescription.LastEvaluatedShardId;
  } while (last !== undefined);
  return shards;
}

/** Where a stream begins today. One engine on a laptop has one line of shards; several at once are not read here. */
export async function firstPosition(client: DynamoClient, streamArn: string): Promise<Position> {
  const shards = await shardsOf(client, streamArn);
  const ids = new Set(shards.map(({ ShardId }) => ShardId));
  const roots = shards.filter(({ ParentShardId }) => ParentShardId === undefined || !ids.has(ParentShardId));
  const [root] = roots;
  if (root === undefined || roots.length > 1) {
    throw new Error(`${streamArn} has ${roots.length} lines of shards; the local cloud reads exactly one`);
  }
  return { shard: root.ShardId };
}

/** The shard that goes on where this one ended, once there is one. */
export async function nextShard(
  client: DynamoClient,
  streamArn: string,
  { shard }: Position,
): Promise<Position | undefined> {
  const shards = await shardsOf(client, streamArn);
  const child = shards.find(({ ParentShardId }) => ParentShardId === shard);
  return child && { shard: child.ShardId };
}
