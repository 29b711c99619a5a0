import { globSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { folders } from './folders.ts';
import { randomFrom, sampleRanges } from './sample.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { places: { type: 'string', default: '12' }, seed: { type: 'string' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));

/** The source files of a folder, or the one file. */
const filesOf = (folder: string) =>
  statSync(folder).isFile() ? [folder] : globSync(`${folder}/**/*.ts`).toSorted();

type Result = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

const percent = (part: number, whole: number) =>
  whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`;

/** The row of the table in docs/tests.md. */
function rowOf(folder: string, results: readonly Result[]): string {
  const count = (...statuses: Result['status'][]) =>
    results.filter(({ status }) => statuses.includes(status)).length;
  const killed = count('Killed', 'Timeout');
  const [survived, uncovered] = [count('Survived'), count('NoCoverage')];
  const all = killed + survived + uncovered;
  const shares = `${percent(killed, all)} | ${percent(killed, killed + survived)}`;
  return `| ${folder} | ${all} | ${killed} | ${survived} | ${uncovered} | ${shares} |`;
}

async function mutate(folder: string, tests: readonly string[]): Promise<string> {
  process.env['MUTATION_TESTS'] = tests.join(',');
  const stryker = new Stryker({
    mutate: sampleRanges(filesOf(folder), Number(values.places), randomFrom(seed)),
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'vitest.mutation.config.ts', related: false },
    coverageAnalysis: 'perTest',
    // Schemas are built once, when a module is loaded: each of their mutants would cost a run of all tests.
    ignoreStatic: true,
    // TypeScript 7 has no API for Stryker to rewrite the file with: it is told of none.
    tsconfigFile: 'no-tsconfig.json',
    ignorePatterns: ['cdk.out', '.local*', 'infra/local'],
    tempDirName: '.local-mutation',
    concurrency: 1,
    dryRunTimeoutMinutes: 30,
    timeoutMS: 60_000,
    reporters: ['clear-text'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: false },
  });
  return rowOf(folder, await stryker.runMutationTest());
}

const chosen = Object.entries(folders).filter(
  ([folder]) => positionals.length === 0 || positionals.includes(folder),
);
const rows: string[] = [];
for (const [folder, tests] of chosen) rows.push(await mutate(folder, tests));
process.stdout.write(`\nseed ${seed}, ${values.places} places in each folder\n\n${rows.join('\n')}\n`);
