import { parseArgs } from 'node:util';
import * as z from 'zod';
import { Names } from '#functions/http/environment.ts';
import { dynamoKeepingStore } from '#shared/adapters/dynamodb/archive/keeping-store.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierLists } from '#shared/adapters/dynamodb/dossier/dossier-lists.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { dynamoTaskLines } from '#shared/adapters/dynamodb/dossier/task-lines.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference/reference.ts';
import { beginOf, localTime } from '#shared/kernel/time.ts';
import { type Late, type Order, remeasure } from '#shared/use-cases/process/remeasure.ts';
import { command, say } from './command.ts';

const usage = `remeasure <command>   (TABLE_NAME names the table)

  preview --since <day>        shows the dossiers, open or closed since that day, that are late by the version of the
                               calendar that they were counted by, and in time by the one that is published
  apply --since <day> --by <name> --reason <text>
                               notes beside each closed one of them by which due time it is measured`;

const options = { since: { type: 'string' }, by: { type: 'string' }, reason: { type: 'string' } } as const;

const Line = z.string().trim().min(3).max(500);
const Asked = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('preview'), since: z.iso.date() }),
  z.strictObject({ verb: z.literal('apply'), since: z.iso.date(), by: Line, reason: Line }),
]);

/**
 * After a calendar was published again: which dossiers were late by its earlier version alone. Those that are open are
 * corrected by `redate apply`; of a closed one the measure is corrected, and neither its journal nor what was promised.
 */
async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [verb, ...more] = positionals;
  const asked = Asked.safeParse({ verb, ...values });
  const environment = Names.table.safeParse(process.env);
  if (!asked.success || !environment.success || more.length > 0) throw new Error(usage);
  const { since, verb: _, ...order } = asked.data;
  await run(environment.data.TABLE_NAME, since, 'by' in order ? order : undefined);
}

async function run(table: string, since: string, order: Order | undefined): Promise<void> {
  const client = dynamoClient();
  const { looked, open, closed, remeasured, failed } = await remeasure(
    {
      store: dynamoDossierStore(client, table),
      lists: dynamoDossierLists(client, table),
      taskLines: dynamoTaskLines(client, table),
      reference: dynamoReference(client, table),
      keeping: dynamoKeepingStore(client, table),
    },
    { at: new Date().toISOString(), closedFrom: beginOf(since), order, report },
  );
  client.destroy();
  const late = `${open} open, ${closed + remeasured} closed (${remeasured} corrected)`;
  say(`${looked} dossiers, late by the calendar alone: ${late}. ${failed} failed.`);
  if (failed > 0) process.exitCode = 1;
}

const report = (late: Late | { failed: string }) => say('failed' in late ? `! ${late.failed}` : lineOf(late));

const ends = {
  open: 'open: "redate apply" moves it',
  closed: 'closed: not corrected',
  remeasured: 'closed: corrected',
} as const satisfies Record<Late['state'], string>;

function lineOf({ code, procedure, promised, dueAt, doneAt, calendar, days, basis, state }: Late): string {
  const done = doneAt === undefined ? 'not done' : `done ${localTime(doneAt)}`;
  const why = days.map(({ date, name }) => `${date} ${name.en}`).join(', ') || 'other hours';
  const due = `due ${localTime(promised)} -> ${localTime(dueAt)}, ${done}`;
  const by = `${calendar.id} v${calendar.version}: ${why}; ${basis}`;
  return `${code}  ${procedure.code} v${procedure.version}  ${due}  (${by})  ${ends[state]}`;
}

await command(main);
