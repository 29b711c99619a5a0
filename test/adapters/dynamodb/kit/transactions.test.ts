import { matchesGlob } from 'node:path';
import type { DynamoDBClient, TransactGetItem, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { dynamoReceiptBooks } from '#shared/adapters/dynamodb/payment/receipt-books.ts';
import { dynamoAbsenceStore } from '#shared/adapters/dynamodb/unit/absence-store.ts';
import { dynamoResultLog } from '#shared/adapters/dynamodb/unit/result-log.ts';
import { absenceStoreContract } from '#test/adapters/absence-store.contract.ts';
import { dossierStoreContract } from '#test/adapters/dossier-store.contract.ts';
import { aDraft, codes } from '#test/adapters/recorded.ts';
import { resultLogContract } from '#test/adapters/result-log.contract.ts';
import { go, local, returned, sealing, system } from '#test/dossier/fixtures.ts';
import { rightsOf, type Statement } from '#test/infra/stacks/policies.ts';
import { templateOf } from '#test/infra/stacks/synthesise.ts';
import { startDynoxide } from '../dynoxide.ts';

let engine: Awaited<ReturnType<typeof startDynoxide>>;
beforeAll(async () => {
  engine = await startDynoxide();
  note(engine.client);
});
afterAll(() => engine.stop());

/** The kinds of partition that each transaction put to or updated, as `DOSSIER# KEY#`. */
const seen = new Set<string>();

/** Writes down what the transactions of a client put. */
function note(client: DynamoDBClient) {
  client.middlewareStack.add(
    (next) => (args) => {
      if ('TransactItems' in args.input) {
        const partitions = args.input.TransactItems?.map(partitionOf) ?? [];
        seen.add([...new Set(partitions)].toSorted().join(' '));
      }
      return next(args);
    },
    { step: 'initialize' },
  );
}

function partitionOf(one: TransactGetItem | TransactWriteItem): string {
  const put = 'Put' in one ? one.Put?.Item?.['pk']?.S : undefined;
  const updated = 'Update' in one ? one.Update?.Key?.['pk']?.S : undefined;
  return (put ?? (updated && `update:${updated}`))?.replace(/#.*/, '#') ?? 'neither';
}

describe('what is written together', () => {
  const store = () => dynamoDossierStore(engine.client, engine.table);
  dossierStoreContract(store);
  absenceStoreContract(() => dynamoAbsenceStore(engine.client, engine.table));
  resultLogContract(() => dynamoResultLog(engine.client, engine.table));

  it('is a sealing with its day', async () => {
    const { dossier, entries } = go(returned(), [[sealing, system, local('2026-03-04 09:10')]]);
    const entry = entries.at(-1);
    if (entry === undefined) throw new Error('nothing was recorded');
    // Nothing is there before it: what matters is what it would write.
    expect(await store().append({ dossier, entry })).toMatchObject({ ok: false });
  });

  it('is a draft with its claim', async () => {
    const code = codes('H99.09')();
    const claim = { actor: 'portal-x', key: 'once', digest: 'd' };
    expect(await store().create(aDraft(code), claim)).toMatchObject({ ok: true });
  });

  it('is a receipt with its number', async () => {
    const books = dynamoReceiptBooks(engine.client, engine.table);
    expect(await books.number({ unit: 'H00.01', symbol: 'AA', year: 2026 }, 'r-1')).toBe(1);
  });
});

/**
 * AWS authorises a transaction as the puts and updates in it, and does not say whether it looks at their partitions one by one or
 * all at once. So whoever may put each of them has a single statement that allows them all.
 */
describe('a transaction', () => {
  const rights = rightsOf(templateOf('dev'));
  const leadingKeys = ({ condition }: Statement) =>
    (condition['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? []) as string[];
  const partitionsOf = (statement: Statement) => [
    ...(statement.actions.includes('dynamodb:PutItem') ? leadingKeys(statement) : []),
    ...(statement.actions.includes('dynamodb:UpdateItem')
      ? leadingKeys(statement).map((key) => `update:${key}`)
      : []),
  ];
  const covers = (patterns: string[], partition: string) =>
    patterns.some((pattern) => matchesGlob(`${partition}x`, pattern) || matchesGlob(partition, pattern));

  it('was seen of each kind', () => {
    expect([...seen].toSorted()).toEqual([
      'ABSENCES#',
      'DOSSIER#',
      'DOSSIER# KEY#',
      'DOSSIER# KEY# RECEIVED#',
      'DOSSIER# SEALS#',
      'RECEIPT# RECEIPTS#',
      'VERIFY#',
      'update:COUNTER#',
    ]);
  });

  it('is allowed to somebody, and to each by one statement', () => {
    for (const kind of seen) {
      const partitions = kind.split(' ');
      const able = [...rights.values()]
        .map((statements) => statements.map(partitionsOf))
        .filter((all) => partitions.every((one) => covers(all.flat(), one)));
      expect([kind, able.length]).not.toEqual([kind, 0]);
      for (const statements of able) {
        const alone = statements.some((patterns) => partitions.every((one) => covers(patterns, one)));
        expect([kind, alone]).toEqual([kind, true]);
      }
    }
  });
});
