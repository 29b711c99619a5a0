import {
  type DynamoDBClient,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import type { GetItem } from '../kit/get-items.ts';
import { keys } from '../kit/keys.ts';
import { isLost } from '../kit/put.ts';
import { heldNumbers, ordinalOf } from './held-numbers.ts';

/** Maximum marks that a counter remembers: the item stays below 1 KB, so that a number costs one write unit. */
const places = 32;

/** The attribute in which a mark is remembered, until another mark of the same place comes. */
const placeOf = (mark: string) => `mark${Number.parseInt(mark, 16) % places}`;

/** Counters in the table: one item for each series and period. */
export function dynamoOrdinals(
  client: DynamoDBClient,
  table: string,
  get: GetItem,
): Pick<DossierStore, 'nextOrdinal' | 'ordinalFor' | 'numberFor' | 'lastOrdinal'> {
  const update = async (
    [series, period]: [string, string],
    change: Omit<UpdateItemCommandInput, 'TableName' | 'Key'>,
  ) => {
    const Key = keys.counter(series, period);
    const command = new UpdateItemCommand({ TableName: table, Key, ReturnValues: 'UPDATED_NEW', ...change });
    const { Attributes } = await client.send(command);
    return Number(Attributes?.['ordinal']?.N);
  };
  return {
    nextOrdinal: (series, period) =>
      update([series, period], {
        UpdateExpression: 'ADD ordinal :one',
        ExpressionAttributeValues: { ':one': { N: '1' } },
      }),

    async ordinalFor(series, period, mark) {
      const place = placeOf(mark);
      try {
        const ordinal = await update([series, period], {
          UpdateExpression: `ADD ordinal :one SET ${place} = :mark`,
          ConditionExpression: `attribute_not_exists(${place}) OR ${place} <> :mark`,
          ExpressionAttributeValues: { ':one': { N: '1' }, ':mark': { S: mark } },
        });
        return ok(ordinal);
      } catch (error) {
        if (isLost(error)) return fail('repeated');
        throw error;
      }
    },

    numberFor: heldNumbers(client, table, get),

    lastOrdinal: async (series, period) => ordinalOf(await get(keys.counter(series, period))),
  };
}
