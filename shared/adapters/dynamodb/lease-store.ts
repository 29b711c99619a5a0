import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import {
  costOf,
  type Lease,
  type LeaseStore,
  microseconds,
  type PaidUntil,
  takeLease,
  windowOf,
} from '#shared/limit/lease.ts';
import type { Limit } from '#shared/limit/limit.ts';
import type { Item } from './kit/item.ts';
import { keys } from './kit/keys.ts';

type Update = { expression: string; condition: string; values: Item };

/** What became of an update: done, or the bucket as it is instead. */
type Updated = { done: true; paidUntil: PaidUntil } | { done: false; seen?: PaidUntil };

/** Maximum attempts against environments that take leases of the same caller at the same moment. */
const maxAttempts = 5;

const number = (value: number) => ({ N: String(value) });

/** Buckets as one item each, which goes by its `ttl` when it is full again. */
export function dynamoLeaseStore(client: DynamoDBClient, table: string): LeaseStore {
  const update = async (caller: string, limit: Limit, at: number, change: Update): Promise<Updated> => {
    const expires = Math.ceil(at / 1000) + 2 * limit.seconds;
    try {
      const { Attributes } = await client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: keys.limit(caller),
          UpdateExpression: `SET paidUntil = ${change.expression}, #ttl = :ttl`,
          ConditionExpression: change.condition,
          ExpressionAttributeNames: { '#ttl': 'ttl' },
          ExpressionAttributeValues: { ...change.values, ':ttl': number(expires) },
          ReturnValues: 'UPDATED_NEW',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return { done: true, paidUntil: Number(Attributes?.['paidUntil']?.N) };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      const seen = error.Item?.['paidUntil']?.N;
      return { done: false, ...(seen !== undefined && { seen: Number(seen) }) };
    }
  };

  const attempt = async (
    caller: string,
    limit: Limit,
    wanted: number,
    at: number,
    made = 1,
  ): Promise<Lease> => {
    const added = await update(caller, limit, at, adding(limit, wanted, at));
    if (added.done) return { granted: wanted, paidUntil: added.paidUntil };
    const lease = takeLease(added.seen, limit, wanted, at);
    if (lease.paidUntil === added.seen) return lease;
    const settled = await update(caller, limit, at, settling(added.seen, lease.paidUntil));
    if (settled.done) return lease;
    if (made === maxAttempts) throw new Error('too many environments take leases of one caller at once');
    return attempt(caller, limit, wanted, at, made + 1);
  };

  return {
    take: (caller, limit, wanted, at) => attempt(caller, limit, Math.min(wanted, limit.requests), at),
  };
}

/** To a bucket that is neither full nor too empty: environments do this without a conflict. */
function adding(limit: Limit, wanted: number, at: number): Update {
  const cost = wanted * costOf(limit);
  const now = microseconds(at);
  return {
    expression: 'paidUntil + :cost',
    condition: 'paidUntil BETWEEN :now AND :latest',
    values: {
      ':cost': number(cost),
      ':now': number(now),
      ':latest': number(now + windowOf(limit) - cost),
    },
  };
}

/** To any other bucket, as it was seen. */
const settling = (seen: PaidUntil | undefined, next: PaidUntil): Update => ({
  expression: ':next',
  condition: seen === undefined ? 'attribute_not_exists(pk)' : 'paidUntil = :seen',
  values: { ':next': number(next), ...(seen !== undefined && { ':seen': number(seen) }) },
});
