import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import canonicalize from 'canonicalize';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { shippedBundle } from '#functions/operator/bundle.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference/reference.ts';
import { Procedure } from '#shared/procedure/procedure.ts';
import { aProcedure } from '#test/procedure/a-procedure.ts';
import { startDynamo } from './dynoxide.ts';
import { refused } from './refused-records.ts';

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
let folder: string;

beforeAll(async () => {
  dynamo = await startDynamo('catalogue');
  folder = await mkdtemp(join(tmpdir(), 'publish-'));
});

afterAll(async () => {
  dynamo.stop();
  await rm(folder, { recursive: true });
});

/** Runs the command as an operator does, with a file of records if some are given. */
async function run(bundle?: object, env: Record<string, string> = {}) {
  const file = join(folder, 'records.json');
  if (bundle !== undefined) await writeFile(file, JSON.stringify(bundle));
  const args = ['functions/operator/publish.ts', ...(bundle === undefined ? [] : [file])];
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, args, { env: { PATH, ...dynamo.env, ...env } });
  let out = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (out += chunk));
  const code = await new Promise((resolve) => child.on('close', resolve));
  return { code, out };
}

/** What the table holds, one canonical text per item. */
async function items() {
  const { Items = [] } = await dynamo.sdk.send(new ScanCommand({ TableName: 'catalogue' }));
  return Items.map((item) => canonicalize(item) ?? '').sort();
}

/** The same, short enough to be shown when it differs. */
const fingerprint = async () =>
  createHash('sha256')
    .update((await items()).join())
    .digest('hex');

const { sample: _, ...lists } = await shippedBundle();
const shipped = Object.values(lists).flat().length;

describe('an empty table', () => {
  it('gets everything that is shipped, each record with a line about it', async () => {
    const { code, out } = await run();
    expect(out).toContain(`[ 1/${shipped}] + CODES#2019-01-06: written`);
    expect(out).toContain('PROCEDURE#1.004873 version 1: written');
    expect(out).toContain(`${shipped} records: ${shipped} written, 0 unchanged, 0 rejected.\n`);
    expect(code).toBe(0);
  }, 30_000);

  it('can then be read by the functions', async () => {
    const reference = dynamoReference(dynamo.client, 'catalogue');
    const procedure = await reference.procedure('1.004873', { date: '2026-11-22' });
    expect(procedure?.name.vi).toBe('Cấp giấy xác nhận tình trạng hôn nhân');
    // Forms are shown in the order of their schemas.
    const file = new URL('../../shared/procedure/data/1.004873.json', import.meta.url);
    const { form } = z.object({ form: Procedure.shape.form }).parse(JSON.parse(readFileSync(file, 'utf8')));
    expect(Object.keys(Object(procedure?.form['properties']))).toEqual(
      Object.keys(Object(form['properties'])),
    );
    expect((await reference.calendar('vn-gov', { at: '2026-11-22' })).id).toBe('vn-gov');
    expect((await reference.units()).map(({ id }) => id)).toEqual(['H00', 'H00.01', 'H00.02']);
    expect((await reference.portals()).map(({ id }) => id)).toEqual(['cong-dvcqg', 'cong-tinh']);
    expect(await reference.codePatterns()).toHaveLength(2);
    expect((await reference.feeRules()).map(({ id }) => id)).toContain('nq-66-22-2026');
  });
});

describe('a table that is up to date', () => {
  it('is left as it is, and the second run says so', async () => {
    const before = await fingerprint();
    const { code, out } = await run();
    expect(out).toContain(
      `${shipped} records: 0 written, ${shipped} unchanged, 0 rejected. Nothing changed.`,
    );
    expect(code).toBe(0);
    expect(await fingerprint()).toBe(before);
  }, 30_000);
});

describe('a stage that keeps its data', () => {
  const prod = { ARCHIVE_LOCKED_FOR: '1825', SAMPLES: 'false' };

  it('gets none of the procedures that are samples', async () => {
    const { code, out } = await run(undefined, prod);
    expect(out).toContain('PROCEDURE#1.004873 version 1: unchanged');
    expect(out).not.toContain('PROCEDURE#LOCAL.');
    expect(code).toBe(0);
  });

  it('refuses a procedure whose packages its archive locks for longer than they are kept', async () => {
    const retained = (code: string, years: number) =>
      aProcedure({ code, retention: { term: { years }, basis: 'Thông tư 10/2022/TT-BNV' } });
    const { code, out } = await run(
      { procedures: [retained('LOCAL.KEPT-4', 4), retained('LOCAL.KEPT-5', 5)] },
      prod,
    );
    expect(out).toContain('✗ PROCEDURE#LOCAL.KEPT-4 version 1: rejected');
    expect(out).toContain('shorter than the 1825 days for which the archive locks every package');
    expect(out).toContain('+ PROCEDURE#LOCAL.KEPT-5 version 1: written');
    expect(code).toBe(1);
  });
});

describe('a record that may not be published', () => {
  const bad = aProcedure({ steps: aProcedure().steps.slice(0, 2), calendar: 'moon' });

  it('is refused in both languages, does not stop the others, and fails the run', async () => {
    const good = aProcedure({ code: 'LOCAL.GOOD' });
    const { code, out } = await run({ procedures: [{ ...bad, code: 'LOCAL.BAD' }, good] });
    expect(out).toContain('✗ PROCEDURE#LOCAL.BAD version 1: rejected');
    expect(out).toContain(
      'Outcome “advance” of step “appraisal” leads to a step that does not exist: “approval”.',
    );
    expect(out).toContain('Kết quả “advance” của bước “appraisal” dẫn đến bước không có: “approval”.');
    expect(out).toContain('+ PROCEDURE#LOCAL.GOOD version 1: written');
    expect(out).toContain('2 records: 1 written, 0 unchanged, 1 rejected.');
    expect(code).toBe(1);
  }, 30_000);

  it.each(refused)(
    'is %s',
    async (_, bundle, reason) => {
      const before = await fingerprint();
      const { code, out } = await run(bundle);
      expect(out).toContain(reason);
      expect(code).toBe(1);
      expect(await fingerprint()).toBe(before);
    },
    30_000,
  );
});

describe('a portal that the deployment has set up', () => {
  const name = { vi: 'Cổng tỉnh', en: 'Province' };
  const webhook = { url: 'https://portal.example/hook', secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' };

  it('is replaced by its own file, and its secret is not shown', async () => {
    const { code, out } = await run({ portals: [{ id: 'cong-tinh', name, webhook, active: true }] });
    expect(out).toContain('~ PORTAL#cong-tinh: replaced');
    expect(out).not.toContain('whsec_');
    expect(code).toBe(0);
  }, 30_000);

  it('is kept when what is shipped is published again', async () => {
    const { code, out } = await run();
    expect(out).toContain('= PORTAL#cong-tinh: kept');
    expect(out).toContain('Nothing changed.');
    expect(code).toBe(0);
  }, 30_000);
});

describe('the next version of a procedure', () => {
  it('is added beside the first; the catalogue shows it only from its day on', async () => {
    const procedures = [aProcedure({ code: 'LOCAL.GOOD', version: 2, effectiveFrom: '2999-01-01' })];
    const { code, out } = await run({ procedures });
    expect(out).toContain('+ PROCEDURE#LOCAL.GOOD version 2: written');
    expect(code).toBe(0);
    const line = (await items()).find((item) => item.includes('"CATALOGUE"') && item.includes('LOCAL.GOOD'));
    expect(line).toContain('\\"version\\":1,\\"versions\\"');
    expect(line).toContain('2999-01-01');
  }, 30_000);
});

describe('an operator who gave no usable input', () => {
  it('is told that the table is not named', async () => {
    const { code, out } = await run(undefined, { TABLE_NAME: '' });
    expect(out).toContain('TABLE_NAME must name the table');
    expect(code).toBe(1);
  });

  it('is told that the table does not exist', async () => {
    const { code, out } = await run(undefined, { TABLE_NAME: 'elsewhere' });
    expect(out).toContain('(table elsewhere, at http');
    expect(code).toBe(1);
  });

  it('is told which list a file may not have', async () => {
    const { code, out } = await run({ proceedures: [] });
    expect(out).toContain('proceedures');
    expect(code).toBe(1);
  });
});
