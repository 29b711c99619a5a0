import { spawn } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

const Results = z.object({
  startTime: z.number(),
  testResults: z.array(
    z.object({
      endTime: z.number(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), title: z.string() })),
    }),
  ),
});

const Report = z.object({
  used: z.record(z.string(), z.number()),
  refused: z.record(z.string(), z.number()),
});

/** What came of one end-to-end file. */
export interface FileRun {
  /** How long it took, in milliseconds. */
  took: number;
  passed: boolean;
  /** The test that failed first, or the end; undefined where it was the set-up. */
  failed: string | undefined;
  /** How often its clouds made use of each right, by its name. */
  used: Map<string, number>;
  /** The refusals that its clouds gave. */
  refused: string[];
}

const vitest = 'node_modules/vitest/vitest.mjs';

/** Runs one file until its first failure, on clouds that lack a right where one is named, and keeps all in a folder. */
export async function runFile(file: string, folder: string, without?: string): Promise<FileRun> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const reporting = ['--reporter=json', `--outputFile=${path.join(folder, 'results', 'vitest.json')}`];
  const args = [vitest, 'run', '--project', 'whole', '--bail=1', ...reporting, file];
  const env = { ...process.env, RIGHTS_REPORT: folder, ...(without && { WITHOUT_RIGHT: without }) };
  const child = spawn(process.execPath, args, { env, stdio: 'ignore' });
  await new Promise((resolve) => child.once('exit', resolve));
  return readRun(folder);
}

/** Where every test passed and the file failed, its end did, which asks what was refused ([refused.ts](../support/refused.ts)). */
const atTheEnd = (tests: { status: string }[]) =>
  tests.some(({ status }) => status === 'passed') ? 'its end: nothing was refused' : undefined;

/** What a run left in its folder. */
export function readRun(folder: string): FileRun {
  const text = readFileSync(path.join(folder, 'results', 'vitest.json'), 'utf8');
  const { startTime, testResults } = Results.parse(JSON.parse(text));
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const passed = testResults.every(({ status }) => status === 'passed');
  const reports = globSync(`${folder}/*.json`).map((one) =>
    Report.parse(JSON.parse(readFileSync(one, 'utf8'))),
  );
  return {
    took: Math.max(...testResults.map(({ endTime }) => endTime)) - startTime,
    passed,
    failed: tests.find(({ status }) => status === 'failed')?.title ?? (passed ? undefined : atTheEnd(tests)),
    used: new Map(reports.flatMap(({ used }) => Object.entries(used))),
    refused: reports.flatMap(({ refused }) => Object.keys(refused)),
  };
}
