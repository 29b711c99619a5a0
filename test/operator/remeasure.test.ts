import { spawnSync } from 'node:child_process';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { shippedBundle } from '#functions/operator/bundle.ts';
import { publishBundles } from '#functions/operator/publish-bundles.ts';
import { dynamoKeepingStore } from '#shared/adapters/dynamodb/archive/keeping-store.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { dynamoCatalogueWriter } from '#shared/adapters/dynamodb/reference/catalogue-writer.ts';
import { vnGovCalendar } from '#shared/calendar/vn-gov.ts';
import type { Dossier } from '#shared/dossier/dossier.ts';
import { record } from '#shared/dossier/journal/record.ts';
import { eventsOf } from '#shared/dossier/journal/replay.ts';
import { proclaiming } from '#test/calendar/proclaimed.ts';
import { accepted, code, go, local, portal } from '#test/dossier/fixtures.ts';
import { startDynamo } from './dynoxide.ts';

let dynamo: Awaited<ReturnType<typeof startDynamo>>;

beforeAll(async () => {
  dynamo = await startDynamo('remeasure');
  const writer = dynamoCatalogueWriter(DynamoDBDocumentClient.from(dynamo.sdk), 'remeasure');
  const bundle = await shippedBundle();
  await publishBundles(writer, [bundle], '2026-03-02', () => {});
  const store = dynamoDossierStore(dynamo.client, 'remeasure');
  const withdrawn = go(accepted(), [
    [{ type: 'withdraw', reason: 'Đổi ý' }, portal, local('2026-03-06 10:00')],
  ]);
  let dossier: Dossier | undefined;
  for (const entry of withdrawn.entries) {
    const recorded = record(dossier, eventsOf(entry), { code, at: entry.at, by: entry.by });
    if (dossier === undefined) await store.create(recorded, { actor: 'test', key: 'k', digest: 'd' });
    else await store.append(recorded);
    dossier = recorded.dossier;
  }
  const calendars = [z.json().parse(JSON.parse(JSON.stringify(proclaiming(vnGovCalendar))))];
  await publishBundles(writer, [{ ...bundle, calendars }], '2026-03-03', () => {});
});
afterAll(() => dynamo.stop());

/** Runs the command as an operator does. */
function run(args: string[], env: Record<string, string> = dynamo.env) {
  const { PATH = '' } = process.env;
  const child = spawnSync(process.execPath, ['functions/operator/remeasure.ts', ...args], {
    env: { PATH, ...env },
    encoding: 'utf8',
  });
  return { status: child.status, said: child.stdout + child.stderr };
}

const since = ['--since', '2026-03-04'];

describe('the operator', () => {
  it('sees what was late by the calendar alone, corrects its measure, and sees that it is corrected', async () => {
    const line = `${code}  1.004873 v1  due 2026-03-05T17:30:00+07:00 -> 2026-03-06T17:30:00+07:00, done 2026-03-06T10:00:00+07:00  (vn-gov v${vnGovCalendar.version + 1}: 2026-03-04 National mourning; Thông báo của Chính phủ)`;
    const sum = (corrected: number) =>
      `1 dossiers, late by the calendar alone: 0 open, 1 closed (${corrected} corrected). 0 failed.\n`;
    expect(run(['preview', ...since])).toEqual({
      status: 0,
      said: `${line}  closed: not corrected\n${sum(0)}`,
    });
    const order = ['--by', 'Nguyễn Thị Quản Lý', '--reason', 'Công văn 9/UBND'];
    expect(run(['apply', ...since, ...order]).said).toBe(`${line}  closed: corrected\n${sum(1)}`);
    expect(run(['preview', ...since]).said).toBe(`${line}  closed: corrected\n${sum(1)}`);
    const { remeasured } = await dynamoKeepingStore(dynamo.client, 'remeasure').read(code);
    expect(remeasured).toMatchObject([{ by: 'Nguyễn Thị Quản Lý', reason: 'Công văn 9/UBND' }]);
  });

  it('sees nothing of what was closed before', () => {
    expect(run(['preview', '--since', '2026-03-07']).said).toBe(
      '0 dossiers, late by the calendar alone: 0 open, 0 closed (0 corrected). 0 failed.\n',
    );
  });

  it.each([
    ['nothing', []],
    ['no day', ['preview']],
    ['nobody and no reason', ['apply', ...since]],
    ['too much', ['preview', 'all', ...since]],
    ['a reason to look', ['preview', ...since, '--reason', 'vì sao']],
  ])('is told how to ask where the command is given %s', (_, args) => {
    const { status, said } = run(args);
    expect(status).toBe(1);
    expect(said).toContain('apply --since <day> --by <name> --reason <text>');
  });
});
