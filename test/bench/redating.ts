import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { shippedBundle } from '#functions/operator/bundle.ts';
import { publishBundles } from '#functions/operator/publish-bundles.ts';
import { indexStreamRecords } from '#infra/local/tables/stream-index.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { dynamoTaskLines } from '#shared/adapters/dynamodb/dossier/task-lines.ts';
import { dynamoCatalogueWriter } from '#shared/adapters/dynamodb/reference/catalogue-writer.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference/reference.ts';
import { Calendar } from '#shared/calendar/calendar.ts';
import type { Dossier } from '#shared/dossier/dossier.ts';
import { record } from '#shared/dossier/journal/record.ts';
import { eventsOf } from '#shared/dossier/journal/replay.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import { redateOpen } from '#shared/use-cases/process/redate-open.ts';
import { proclaiming } from '#test/calendar/proclaimed.ts';
import { accepted, local } from '#test/dossier/fixtures.ts';
import { startDynamo } from '#test/operator/dynoxide.ts';

const table = 'redating';
const at = local('2026-03-03 08:00');
const say = (text: string) => {
  process.stdout.write(`${text}\n`);
};

/** `node test/bench/redating.ts [dossiers]`: a day off is proclaimed while so many dossiers are open. */
async function main(count: number): Promise<void> {
  const dynamo = await startDynamo(table);
  indexStreamRecords(dynamo.file);
  try {
    const writer = dynamoCatalogueWriter(DynamoDBDocumentClient.from(dynamo.sdk), table);
    const bundle = await shippedBundle();
    await publishBundles(writer, [bundle], '2026-03-02', () => {});
    await seed(dynamoDossierStore(dynamo.client, table), count);
    await publishBundles(
      writer,
      [{ ...bundle, calendars: bundle.calendars.map(proclaimed) }],
      '2026-03-03',
      () => {},
    );
    say(`| ${count} open dossiers | seconds | looked at | moved | failed |\n| --- | --- | --- | --- | --- |`);
    for (const [name, preview] of [
      ['preview', true],
      ['apply', false],
      ['apply again', false],
    ] as const) {
      const deps = {
        store: dynamoDossierStore(dynamo.client, table),
        taskLines: dynamoTaskLines(dynamo.client, table),
        reference: dynamoReference(dynamo.client, table),
      };
      const started = performance.now();
      const { looked, moved, failed } = await redateOpen(deps, { at, preview, report: () => {} });
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      say(`| ${name} | ${seconds} | ${looked} | ${moved} | ${failed} |`);
    }
  } finally {
    dynamo.stop();
  }
}

/** The record's next version, with a day off in it. */
const proclaimed = (record: unknown) => z.json().parse(proclaiming(Calendar.parse(record)));

/** So many accepted dossiers, written as they would have been. */
async function seed(store: DossierStore, count: number): Promise<void> {
  const acts = accepted().entries;
  const numbers = Array.from({ length: count }, (_, index) => String(index + 1).padStart(7, '0'));
  const worker = async () => {
    for (let number = numbers.pop(); number !== undefined; number = numbers.pop()) {
      const code = `H00.01-20260302-${number}`;
      let dossier: Dossier | undefined;
      for (const entry of acts) {
        const recorded = record(dossier, eventsOf(entry), { code, at: entry.at, by: entry.by });
        if (dossier === undefined) await store.create(recorded, { actor: 'bench', key: code, digest: code });
        else await store.append(recorded);
        dossier = recorded.dossier;
      }
    }
  };
  await Promise.all(Array.from({ length: 16 }, worker));
}

await main(Number(process.argv[2] ?? 10_000));
