import { newSha256, sha256 } from '#shared/adapters/hashing.ts';
import { openPackage } from '#shared/adapters/zip/open-package.ts';
import { writeZip } from '#shared/adapters/zip/write-zip.ts';
import type { Check } from '#shared/archive/verification/report.ts';
import { verifyPackage } from '#shared/archive/verification/verify.ts';
import { collect, packed } from './packing.ts';

export const inMemory = (bytes: Uint8Array) => ({
  size: bytes.length,
  read: async (offset: number, length: number) => bytes.subarray(offset, offset + length),
});

/** Verifies as the auditor does: against the digest and the journal head that were noted when it was sealed. */
export async function verified(zip: Uint8Array, expected: { sha256?: string; journalHead?: string } = {}) {
  return verifyPackage(openPackage(inMemory(zip)), expected, newSha256);
}

/** What is wrong with a package, as `check subject`. */
export async function faults(zip: Uint8Array, expected: { sha256?: string; journalHead?: string } = {}) {
  const { checks, ok } = await verified(zip, expected);
  if (ok !== checks.every((check) => check.ok)) throw new Error('the verdict is not that of the checks');
  return checks.filter(({ ok }: Check) => !ok).map(({ check, subject }) => `${check} ${subject}`);
}

export type Members = Map<string, Buffer>;

/** The sample's members by their path in the bag, to be changed and put together again. */
export async function unpacked(): Promise<Members> {
  const { zip, stored } = await packed();
  return new Map(stored.members.map(({ path, offset, size }) => [path, zip.subarray(offset, offset + size)]));
}

/** A sound ZIP file of any members: what a forger would hand in. */
export async function repacked(members: Members, folder = 'H00.01-20260302-0000001'): Promise<Buffer> {
  const sources = [...members].map(([path, bytes]) => ({
    path: `${folder}/${path}`,
    size: bytes.length,
    sha256: sha256(bytes),
    bytes,
  }));
  return collect(writeZip(sources).bytes);
}

const rewrite = (members: Members, manifest: string, path: string) => {
  const lines = (members.get(manifest) ?? Buffer.alloc(0)).toString().split('\n').filter(Boolean);
  const kept = lines.filter((line) => !line.endsWith(`  ${path}`));
  const bytes = members.get(path);
  const added = bytes === undefined ? [] : [`${sha256(bytes)}  ${path}`];
  members.set(manifest, Buffer.from(`${[...kept, ...added].join('\n')}\n`));
};

/** Does what a careful forger does: corrects both manifests after changing, adding or removing a payload file. */
export function forge(members: Members, path: string, bytes: Buffer | undefined): void {
  if (bytes === undefined) members.delete(path);
  else members.set(path, bytes);
  rewrite(members, 'manifest-sha256.txt', path);
  rewrite(members, 'tagmanifest-sha256.txt', 'manifest-sha256.txt');
}
