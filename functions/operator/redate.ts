import { setTimeout } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Names } from '#functions/http/environment.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { dynamoTaskLines } from '#shared/adapters/dynamodb/dossier/task-lines.ts';
import { dynamoCatalogueWriter } from '#shared/adapters/dynamodb/reference/catalogue-writer.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference/reference.ts';
import { freshCalendars } from '#shared/adapters/dynamodb/reference/reference-records.ts';
import { localTime } from '#shared/kernel/time.ts';
import { type Move, redateOpen, redateSettled } from '#shared/use-cases/process/redate-open.ts';
import { command, say } from './command.ts';

const usage = 'Usage: node functions/operator/redate.ts preview|apply   (TABLE_NAME names the table)';

/** How long after a publication something may still be dated by the calendar before: readers remember, and then write. */
const settlingMs = freshCalendars + 5_000;

/**
 * After a calendar was published again: `preview` shows which open dossiers' due times would move, `apply` moves them,
 * journalled, and their portals are notified. It ends when nobody dates by the calendar before any more. Run again, it
 * finishes what was interrupted and does nothing twice.
 */
async function main([mode = '', ...more]: readonly string[]): Promise<void> {
  const chosen = z.enum(['preview', 'apply'], usage).safeParse(mode);
  const environment = Names.table.safeParse(process.env);
  if (!chosen.success || !environment.success || more.length > 0) throw new Error(usage);
  const client = dynamoClient();
  const table = environment.data.TABLE_NAME;
  const preview = chosen.data === 'preview';
  const deps = { store: dynamoDossierStore(client, table), taskLines: dynamoTaskLines(client, table) };
  const run = () =>
    redateOpen(
      { ...deps, reference: dynamoReference(client, table) },
      { at: new Date().toISOString(), preview, report },
    );
  const { looked, moved, failed } = preview
    ? await run()
    : await redateSettled(run, { settledAt: await settledAt(table), now: Date.now, wait });
  client.destroy();
  say(`${looked} open dossiers, ${moved} ${preview ? 'would move' : 'moved'}, ${failed} failed.`);
  if (failed > 0) process.exitCode = 1;
}

async function settledAt(table: string): Promise<string | undefined> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const published = await dynamoCatalogueWriter(client, table).lastPublished('CALENDAR#');
  client.destroy();
  if (published === undefined) return undefined;
  // A publication that seems to be to come was dated by another clock.
  const since = Math.min(Date.parse(published), Date.now());
  return new Date(since + settlingMs).toISOString();
}

async function wait(milliseconds: number): Promise<void> {
  say(
    `Once more in ${Math.ceil(milliseconds / 1_000)} seconds, for what is dated by the calendar before till then.`,
  );
  await setTimeout(milliseconds);
}

const report = (move: Move | { failed: string }) => say('failed' in move ? `! ${move.failed}` : lineOf(move));

function lineOf({ code, procedure, due, task, consultations = [], calendar }: Move): string {
  const asked = consultations.map((one) => `question ${one.no} ${shown(one)}`);
  const moves = [due && `due ${shown(due)}`, task && `step ${shown(task)}`, ...asked]
    .filter(Boolean)
    .join('; ');
  return `${code}  ${procedure.code} v${procedure.version}  ${moves}  (${calendar.id} v${calendar.version})`;
}

const shown = ({ before, after }: { before: string; after: string }) =>
  `${localTime(before)} -> ${localTime(after)}`;

await command(main);
