import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { rootHolds } from '#shared/adapters/proof/root-holds.ts';
import { stampReader } from '#shared/adapters/time-stamp/stamp-reader.ts';
import { hashOfLeaf, type InclusionProof } from '#shared/archive/proof/day-root.ts';
import { pathOf } from '#shared/archive/proof/merkle.ts';
import { failures, withChecks } from '#shared/archive/verification/report.ts';
import { link } from '#shared/journal/chain.ts';
import { checkProof } from '#shared/use-cases/archive/check-proof.ts';
import { proveDays } from '#shared/use-cases/archive/prove-days.ts';
import { verified } from '../opening.ts';
import { packed } from '../packing.ts';
import { sampleDossier } from '../sample-dossier.ts';
import { aLeaf, archiveOf } from './days.ts';

const day = '2026-03-06';
const judges = { rootHolds, readStamp: stampReader(async () => []) };

export type Proven = { zip: Buffer; proof: InclusionProof; journalHead: string };

/** The sample, sealed with others on one day, and its proof from the night after. */
export async function proven(): Promise<Proven> {
  const { zip, stored } = await packed();
  const last = sampleDossier().journal.at(-1);
  if (last === undefined) throw new Error('no journal');
  const sealing = link(last.hash, {
    code: last.code,
    seq: last.seq + 1,
    at: `${day}T08:05:00Z`,
    by: { kind: 'system', id: 'seal' },
    events: [{ type: 'dossier.sealed', package: { sha256: stored.sha256 } }],
  });
  const leaf = { code: last.code, package: stored.sha256, head: sealing.hash };
  const archive = archiveOf(new Map([[day, [...['A', 'B', 'X', 'Y', 'Z'].map(aLeaf), leaf]]]));
  const [root] = await proveDays(archive, '2026-03-06T18:30:00Z');
  if (root === undefined) throw new Error('no root');
  const { leaves = [] } = await archive.roots.locked(day);
  const index = leaves.indexOf(hashOfLeaf(leaf));
  const proof = { leaf, index, path: pathOf(leaves, index), sealing: canonicalize(sealing) ?? '', root };
  return { zip, proof, journalHead: last.hash };
}

/** What is known of the package that was sealed, whatever a proof says. */
export type Sealed = { code: string; sha256: string; journalHead: string };

/** Our own verdict, and what it finds wrong, as `check subject`. */
export async function ourVerdict(
  { zip, proof, journalHead }: Proven,
  sealed: Sealed = { code: proof.leaf.code, sha256: proof.leaf.package, journalHead },
): Promise<{ ok: boolean; found: string[] }> {
  const ofProof = await checkProof(proof, sealed, judges);
  const { checks, ok } = withChecks(await verified(zip, sealed), ofProof);
  return { ok, found: failures(checks).map(({ check, subject }) => `${check} ${subject}`) };
}

export type Verdict = { status: number; lines: string[] };

/** What a stranger reads who has nothing but the script, the package and the proof. */
export async function strangersVerdict(
  { zip, proof }: Pick<Proven, 'zip' | 'proof'>,
  ...more: string[]
): Promise<Verdict> {
  const folder = await mkdtemp(join(tmpdir(), 'motcua-proof-'));
  try {
    const [file, proofFile] = [join(folder, 'package.zip'), join(folder, 'proof.json')];
    await writeFile(file, zip);
    await writeFile(proofFile, JSON.stringify(proof));
    return await run('docs/verify-package.mjs', file, proofFile, ...more);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const run = (...args: string[]) =>
  new Promise<Verdict>((resolve) => {
    execFile(process.execPath, args, (error, stdout, stderr) =>
      resolve({
        status: typeof error?.code === 'number' ? error.code : 0,
        lines: `${stdout}${stderr}`.split('\n').filter(Boolean),
      }),
    );
  });
