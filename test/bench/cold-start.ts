import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildOptions, buildSync, type Metafile } from 'esbuild';
import { Names } from '#functions/http/environment.ts';
import { stageConfig } from '#infra/config/stages.ts';
import { alias } from '#infra/constructs/kit/bundle.ts';

const banner = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";
const runs = 9;

/** What anybody would begin with: middy, zod, the document client and the logger, as their manuals show them. */
const plain = `
import middy from '@middy/core';
import { z } from 'zod';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { Logger } from '@aws-lambda-powertools/logger';
const logger = new Logger();
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const Event = z.object({ id: z.string() });
export const handler = middy(async (event) => {
  logger.info(Event.parse(event).id);
  return [await client.send(new GetCommand({ TableName: 't', Key: {} })), PutCommand, QueryCommand, TransactWriteCommand];
});`;

const names = Object.values(Names).flatMap(({ shape }) => Object.keys(shape));

const environment = {
  ...process.env,
  ...Object.fromEntries(names.map((name) => [name, 'bench'])),
  LIMITS: JSON.stringify(stageConfig('dev').limits),
  AWS_REGION: 'ap-southeast-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  ISSUER: 'https://bench.example',
  TOKEN_URL: 'https://bench.example/oauth2/token',
  STAGE: 'bench',
};

/** Milliseconds to import a bundle in a fresh process. */
function initOf(file: string): number {
  const program = `const t=performance.now();await import(${JSON.stringify(file)});process.stdout.write(String(performance.now()-t))`;
  const { stdout, status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    env: environment,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${file} does not start: ${stderr}`);
  return Number(stdout);
}

/** The median of several for each, taken in turns: whatever else the machine does falls on all alike. */
function initsOf(files: string[]): number[] {
  const rounds = Array.from({ length: runs }, () => files.map(initOf));
  return files.map((_, index) => {
    const times = rounds.map((round) => round[index] ?? Number.NaN).toSorted((a, b) => a - b);
    return times[Math.floor(runs / 2)] ?? Number.NaN;
  });
}

/** Bytes of the module that holds the handler, and of all that it imports at once. */
function loadedAtStart({ outputs }: Metafile): number {
  const first = Object.keys(outputs).find((path) => path.endsWith('/index.mjs'));
  const loaded = new Set(first === undefined ? [] : [first]);
  for (const path of loaded) {
    for (const each of outputs[path]?.imports ?? []) {
      if (each.kind === 'import-statement' && each.path in outputs) loaded.add(each.path);
    }
  }
  return [...loaded].reduce((sum, path) => sum + (outputs[path]?.bytes ?? 0), 0);
}

/** Size and init time of each API function beside the plain bundle's, in the same run. */
export function coldStarts() {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-cold-'));
  const common = {
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    banner: { js: banner },
    mainFields: ['module', 'main'],
    logLevel: 'error',
  } satisfies BuildOptions;
  try {
    const reference = join(folder, 'plain.mjs');
    buildSync({
      ...common,
      stdin: { contents: plain, resolveDir: process.cwd(), loader: 'ts' },
      outfile: reference,
    });
    const files = ['dossiers', 'tasks', 'archive', 'public'].map((name) => {
      const outdir = join(folder, name);
      const entry = { in: `functions/${name}/routes.ts`, out: 'index' };
      const { metafile } = buildSync({
        ...common,
        entryPoints: [entry],
        alias,
        outdir,
        outExtension: { '.js': '.mjs' },
        splitting: true,
        metafile: true,
      });
      return { name, outfile: join(outdir, 'index.mjs'), bytes: loadedAtStart(metafile) };
    });
    const bundles = [{ name: 'plain', outfile: reference, bytes: statSync(reference).size }, ...files];
    const inits = initsOf(bundles.map(({ outfile }) => outfile));
    const rows = bundles.map(({ name, bytes }, index) => ({
      bundle: name,
      kilobytes: bytes / 1024,
      init: inits[index] ?? Number.NaN,
    }));
    const floor = rows[0]?.init ?? Number.NaN;
    return rows.map((row) => ({ ...row, ratio: row.init / floor }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
