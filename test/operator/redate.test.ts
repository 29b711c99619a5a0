import { spawnSync } from 'node:child_process';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { shippedBundle } from '#functions/operator/bundle.ts';
import { publishBundles } from '#functions/operator/publish-bundles.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { dynamoCatalogueWriter } from '#shared/adapters/dynamodb/reference/catalogue-writer.ts';
import { vnGovCalendar } from '#shared/calendar/vn-gov.ts';
import type { Dossier } from '#shared/dossier/dossier.ts';
import { record } from '#shared/dossier/journal/record.ts';
import { eventsOf } from '#shared/dossier/journal/replay.ts';
import { proclaiming } from '#test/calendar/proclaimed.ts';
import { accepted, code } from '#test/dossier/fixtures.ts';
import { startDynamo } from './dynoxide.ts';

let dynamo: Awaited<ReturnType<typeof startDynamo>>;

beforeAll(async () => {
  dynamo = await startDynamo('redate');
  const writer = dynamoCatalogueWriter(DynamoDBDocumentClient.from(dynamo.sdk), 'redate');
  const bundle = await shippedBundle();
  await publishBundles(writer, [bundle], '2026-03-02', () => {});
  const store = dynamoDossierStore(dynamo.client, 'redate');
  let dossier: Dossier | undefined;
  for (const entry of accepted().entries) {
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
  const child = spawnSync(process.execPath, ['functions/operator/redate.ts', ...args], {
    env: { PATH, ...env },
    encoding: 'utf8',
  });
  return { status: child.status, said: child.stdout + child.stderr };
}

describe('the operator', () => {
  it('sees what would move, then moves it, then finds nothing left to move', () => {
    const move = `${code}  1.004873 v1  due 2026-03-05T17:30:00+07:00 -> 2026-03-06T17:30:00+07:00`;
    const preview = run(['preview']);
    expect(preview.said).toContain(move);
    expect(preview).toMatchObject({ status: 0 });
    expect(preview.said).toContain('1 open dossiers, 1 would move, 0 failed.');
    expect(run(['apply']).said).toContain('1 open dossiers, 1 moved, 0 failed.');
    expect(run(['apply'])).toEqual({ status: 0, said: '1 open dossiers, 0 moved, 0 failed.\n' });
  });

  it.each([
    ['nothing', []],
    ['something else', ['now']],
    ['too much', ['preview', 'all']],
  ])('is told how to ask where the command is given %s', (_, args) => {
    const { status, said } = run(args);
    expect(status).toBe(1);
    expect(said).toContain('Usage: node functions/operator/redate.ts preview|apply');
  });

  it('is told to name the table', () => {
    expect(run(['preview'], {}).said).toContain('TABLE_NAME names the table');
  });
});
