import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedBundle } from '#functions/operator/bundle.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference/reference.ts';
import { Procedure } from '#shared/procedure/procedure.ts';
import { aPayload } from '#test/procedure/national/a-payload.ts';
import { startDynamo } from './dynoxide.ts';

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
let folder: string;

beforeAll(async () => {
  dynamo = await startDynamo('catalogue-command');
  folder = await mkdtemp(join(tmpdir(), 'catalogue-'));
});

afterAll(async () => {
  dynamo.stop();
  await rm(folder, { recursive: true });
});

const { procedures } = await shippedBundle();
/** The last version of 1.004873 that is shipped. */
const latest = procedures
  .map((one) => Procedure.parse(one))
  .filter(({ code }) => code === '1.004873')
  .reduce((one, other) => (other.version > one.version ? other : one));

/** Runs the command as an operator does; against the table where `table` is set. */
async function run(args: string[], { table = false, command = 'catalogue' } = {}) {
  const { PATH = '' } = process.env;
  const env = { PATH, ...(table && dynamo.env) };
  const child = spawn(process.execPath, [`functions/operator/${command}.ts`, ...args], { env });
  let out = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (out += chunk));
  const code = await new Promise((resolve) => child.on('close', resolve));
  return { code, out };
}

async function file(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, JSON.stringify(content));
  return path;
}

describe('importing from the national database', () => {
  it('makes a version of each sound record, and says of each other what is wrong', async () => {
    const payload = await file('national.json', {
      result: [aPayload(), aPayload({ MATTHC: '1.009998', CANCUPHAPLY: [] })],
    });
    const { code, out } = await run(['import', payload, '--out', folder, '--effective', '2027-01-01']);
    expect(out).toContain(`[1/2] + 1.009999 version 1 in ${join(folder, '1.009999.json')}: imported`);
    expect(out).toContain(
      'The usual workflow, form and retention are taken: look at them before publishing.',
    );
    expect(out).toContain('[2/2] ✗ 1.009998: rejected');
    expect(out).toContain('/CANCUPHAPLY: No legal basis is named.');
    expect(out).toContain('2 records: 1 imported, 1 rejected.');
    expect(code).toBe(1);
    const made = JSON.parse(await readFile(join(folder, '1.009999.json'), 'utf8'));
    expect(made).toMatchObject({ code: '1.009999', effectiveFrom: '2027-01-01' });
  }, 30_000);

  it('takes the shipped version as the one before', async () => {
    const national = join(folder, 'exported.json');
    expect(await run(['export', `1.004873@${latest.version}`, '--out', national])).toEqual({
      code: 0,
      out: `1 procedure is in ${national}.\n`,
    });
    const { out } = await run(['import', national, '--out', folder, '--effective', '2027-01-01']);
    expect(out).toContain(`1.004873 version ${latest.version + 1}`);
    const { out: changes } = await run(['diff', `1.004873@${latest.version}`, join(folder, '1.004873.json')]);
    const [version, day] = [latest.version, latest.effectiveFrom];
    expect(changes).toBe(
      `~ /version: ${version} -> ${version + 1}\n~ /effectiveFrom: "${day}" -> "2027-01-01"\n`,
    );
  }, 30_000);
});

describe('checking', () => {
  it('finds nothing wrong with what is shipped', async () => {
    const { code, out } = await run(['check', await file('shipped.json', procedures)]);
    expect(out).toContain(`${procedures.length} records: ${procedures.length} sound, 0 rejected.`);
    expect(out).toContain('uses these fields: /fullName, /purpose. Leave them out');
    expect(out).toContain('A citizen may not understand this word: “bưu chính công ích” → “bưu điện”');
    expect(code).toBe(0);
  }, 30_000);

  it('says what is wrong with a record, and with one that relies on what is not there', async () => {
    const made = JSON.parse(await readFile(join(folder, '1.009999.json'), 'utf8'));
    const records = [{ ...made, calendar: 'moon' }, { ...made, steps: [] }, 'nothing'];
    const { code, out } = await run(['check', await file('wrong.json', records)]);
    expect(out).toContain('There is no calendar “moon”.');
    expect(out).toContain('The record does not have the expected structure: steps:');
    expect(out).toContain('3 records: 3 rejected.');
    expect(code).toBe(1);
  }, 30_000);
});

describe('publishing', () => {
  it('puts a record into the table from the day that is given; what runs keeps its version', async () => {
    await run([], { table: true, command: 'publish' });
    const next = join(folder, '1.004873.json');
    const { code, out } = await run(['publish', next, '--effective', '2999-01-01'], { table: true });
    expect(out).toContain(`+ PROCEDURE#1.004873 version ${latest.version + 1}: written`);
    expect(code).toBe(0);
    const reference = dynamoReference(dynamo.client, 'catalogue-command');
    expect((await reference.procedure('1.004873', { date: '2998-12-31' }))?.version).toBe(latest.version);
    expect((await reference.procedure('1.004873', { date: '2999-01-01' }))?.version).toBe(latest.version + 1);
    expect((await reference.procedure('1.004873', { version: 1 }))?.effectiveFrom).toBe('2025-07-01');
  }, 60_000);

  it('then compares with the table', async () => {
    const { out } = await run(['diff', '1.004873@1', `1.004873@${latest.version + 1}`], { table: true });
    expect(out).toContain('~ /effectiveFrom: "2025-07-01" -> "2999-01-01"');
  }, 30_000);
});

describe('an operator who gave no usable input', () => {
  it.each([
    ['the usage for no command', [], 'npm run catalogue -- <command>'],
    ['the usage for an unknown command', ['burn', 'x.json'], 'npm run catalogue -- <command>'],
    ['that a folder is missing', ['import', 'x.json'], '--out names the folder'],
    ['that the table is missing', ['publish', 'x.json'], 'TABLE_NAME must name the table'],
    ['that a day is none', ['publish', 'x.json', '--effective', 'soon'], '--effective is no date'],
    ['that a version is not there', ['diff', '1.004873@1', '1.004873@9'], 'there is no 1.004873@9'],
    ['that a file is not there', ['check', '/nowhere/x.json'], '/nowhere/x.json'],
  ])('is told %s', async (_, args, said) => {
    const { code, out } = await run(args);
    expect(out).toContain(said);
    expect(out).not.toContain('    at ');
    expect(code).toBe(1);
  });
});

describe('beginning a procedure', () => {
  it('writes one that is sound as it is, with the words left to fill in', async () => {
    const { code, out } = await run(['new', 'LOCAL.MUON-PHONG']);
    expect(code).toBe(0);
    const made = JSON.parse(out);
    expect(made).toMatchObject({ code: 'LOCAL.MUON-PHONG', version: 1, name: { en: '(to be filled in)' } });
    expect((await run(['check', await file('new.json', made)])).out).toContain('sound');
  }, 30_000);
});

describe('files that cannot be read', () => {
  it('are lines of the report, and keep no other from being checked', async () => {
    const broken = join(folder, 'broken.json');
    await writeFile(broken, '{');
    const [made = {}] = (await shippedBundle()).procedures;
    const sound = await file('sound.json', made);
    const { code, out } = await run(['check', join(folder, 'none.json'), broken, sound]);
    expect(out).toContain(`✗ ${join(folder, 'none.json')}: rejected`);
    expect(out).toContain(`✗ ${broken}: rejected`);
    expect(out).toContain('3 records: 1 sound, 2 rejected.');
    expect(code).toBe(1);
  }, 30_000);

  it('name the field, what stands there and what may, in both languages', async () => {
    const [made] = (await shippedBundle()).procedures;
    const wrong = structuredClone(made) as { steps: { role?: string }[]; version: unknown };
    wrong.steps = wrong.steps.map((step, at) => (at === 0 ? { ...step, role: 'receptionist' } : step));
    wrong.version = '1';
    const { out } = await run(['check', await file('wrong.json', wrong)]);
    expect(out).toContain(
      'steps.0.role: Chỉ nhận một trong các giá trị: reception, specialist, leader, clerk.',
    );
    expect(out).toContain('version: Sai kiểu dữ liệu: phải là số');
    expect(out).not.toContain('Invalid input');
  }, 30_000);
});
