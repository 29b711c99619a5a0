import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Assembly } from '#infra/local/assembly/assembly.ts';
import { nameOfRight, type Right } from '#infra/local/authorisation/rights.ts';
import { checkDeployment } from '#infra/local/check-deployment.ts';
import { openGuard } from '#infra/local/open-guard.ts';
import { type FileRun, runFile } from './run-file.ts';
import { reasonFor } from './stays.ts';

/** A file and what it did with all rights. */
export type Recorded = [file: string, run: FileRun];

/** So many are tried of the quickest files, and of those that make most use of the right: a schedule passes in many. */
const [quickest, busiest] = [2, 2];

/** What nobody noticed is a fault, of the construct or of the tests, where no reason is written down. */
export const unnoticed = 'NOTHING';

interface Known {
  assembly: Assembly;
  region: string;
  recorded: readonly Recorded[];
}

/** What fails without a right, in the words of the page. */
export async function tryWithout(right: Right, { assembly, region, recorded }: Known): Promise<string> {
  if (!mayStart(assembly, region, right)) return 'the start';
  const using = filesUsing(right, recorded);
  for (const file of using) {
    const { passed, failed, isItself } = await runWithout(file, right);
    const noticed = `${linkTo(file)}: ${failed?.replaceAll('|', '/') ?? 'its set-up'}`;
    if (isItself) return noticed;
    if (!passed) return `${awaited}: without it ${noticed} failed before it was asked for`;
  }
  const reason = reasonFor(right);
  if (reason !== undefined) return `stays: ${reason}`;
  return using.length === 0 ? `${unnoticed}: it is never used` : unnoticed;
}

export const awaited = 'not yet taken away';

/** What is known of a right without running anything. */
export function untried(right: Right, { assembly, region, recorded }: Known): string {
  if (!mayStart(assembly, region, right)) return 'the start';
  const [file] = filesUsing(right, recorded);
  if (file !== undefined) return `${awaited}: ${linkTo(file)} makes use of it`;
  const reason = reasonFor(right);
  return reason === undefined ? awaited : `stays: ${reason}`;
}

/** The files whose tests may miss a right. */
function filesUsing(right: Right, recorded: readonly Recorded[]): string[] {
  const usesIn = ([, { used }]: Recorded) => used.get(nameOfRight(right)) ?? 0;
  const using = recorded.filter((one) => usesIn(one) > 0);
  const byTime = using.toSorted(([, one], [, other]) => one.took - other.took);
  const byUse = using.toSorted((one, other) => usesIn(other) - usesIn(one));
  const tried = [...byTime.slice(0, quickest), ...byUse.slice(0, busiest)];
  return [...new Set(tried.map(([file]) => file))];
}

const linkTo = (file: string) => `[${path.basename(file, '.test.ts')}](../${file})`;

/** Some rights are needed before anything happens: AWS would refuse to deploy, or lose what services tell each other. */
function mayStart(assembly: Assembly, region: string, right: Right): boolean {
  const { guard } = openGuard(assembly, {
    region,
    without: nameOfRight(right),
    machineOf: () => undefined,
  });
  try {
    checkDeployment(assembly, guard, region);
    return true;
  } catch {
    return false;
  }
}

/** The test that fails, and whether the cloud refused just this right before. */
async function runWithout(file: string, right: Right) {
  const folder = mkdtempSync(path.join(tmpdir(), 'motcua-right-'));
  try {
    const { passed, failed, refused } = await runFile(file, folder, nameOfRight(right));
    const role = right.role.split('/').at(-1);
    const isRefused = refused.some(
      (why) => why.includes(`/${role}/`) && why.includes(` ${right.action} on `),
    );
    return { passed, failed, isItself: !passed && isRefused };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
