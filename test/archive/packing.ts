import { sha256 } from '#shared/adapters/hashing.ts';
import { type StoredPackage, writePackage } from '#shared/adapters/zip/write-package.ts';
import { type DossierPackage, describePackage } from '#shared/archive/package.ts';
import type { PackageInput } from '#shared/archive/package-input.ts';
import { sampleDossier, sampleFiles } from './sample-dossier.ts';

async function* openSample(id: string): AsyncGenerator<Uint8Array> {
  const bytes = sampleFiles.get(id);
  if (bytes === undefined) throw new Error(`no file ${id}`);
  yield bytes;
}

export function described(input: PackageInput = sampleDossier()): DossierPackage {
  const result = describePackage(input, sha256);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

/** The package of the sample (or of a changed one) as one ZIP file in memory. */
export async function packed(
  bag: DossierPackage = described(),
): Promise<{ zip: Buffer; stored: StoredPackage }> {
  const stream = writePackage(bag, openSample);
  const zip = await collect(stream.bytes);
  return { zip, stored: stream.stored() };
}
