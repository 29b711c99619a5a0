import * as z from 'zod';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierLists } from '#shared/adapters/dynamodb/dossier-lists.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier-store.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference.ts';
import { Names } from '#shared/kernel/environment.ts';
import { localTime } from '#shared/kernel/time.ts';
import { type Move, redateOpen } from '#shared/process/redate-open.ts';

const usage = 'Usage: node functions/operator/redate.ts preview|apply   (TABLE_NAME names the table)';

/**
 * After a calendar was published anew: `preview` shows which open dossiers' due times would move, `apply` moves them,
 * journalled, and their portals are told. Run again, it finishes what was interrupted and does nothing twice.
 */
async function main([mode = '', ...more]: readonly string[]): Promise<void> {
  const chosen = z.enum(['preview', 'apply'], usage).safeParse(mode);
  const environment = Names.table.safeParse(process.env);
  if (!chosen.success || !environment.success || more.length > 0) throw new Error(usage);
  const client = dynamoClient();
  const table = environment.data.TABLE_NAME;
  const redating = await redateOpen(
    {
      store: dynamoDossierStore(client, table),
      lists: dynamoDossierLists(client, table),
      reference: dynamoReference(client, table),
    },
    { at: new Date().toISOString(), preview: chosen.data === 'preview', tell },
  );
  client.close();
  const { looked, moved, failed } = redating;
  const verb = chosen.data === 'preview' ? 'would move' : 'moved';
  say(`${looked} open dossiers, ${moved} ${verb}, ${failed} failed.`);
  if (failed > 0) process.exitCode = 1;
}

const say = (line: string) => {
  process.stdout.write(`${line}\n`);
};

const tell = (move: Move | { failed: string }) => say('failed' in move ? `! ${move.failed}` : lineOf(move));

function lineOf({ code, procedure, due, task, consultations = [], calendar }: Move): string {
  const questions = consultations.map((one) => `question ${one.no} ${shown(one)}`);
  const moves = [due && `due ${shown(due)}`, task && `step ${shown(task)}`, ...questions]
    .filter(Boolean)
    .join('; ');
  return `${code}  ${procedure.code} v${procedure.version}  ${moves}  (${calendar.id} v${calendar.version})`;
}

const shown = ({ before, after }: { before: string; after: string }) =>
  `${localTime(before)} -> ${localTime(after)}`;

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
