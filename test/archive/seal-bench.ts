import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { newSha256, sha256 } from '#shared/adapters/hashing.ts';
import { openPackage } from '#shared/adapters/zip/open-package.ts';
import { writePackage } from '#shared/adapters/zip/write-package.ts';
import { describePackage } from '#shared/archive/package.ts';
import type { PackageInput } from '#shared/archive/package-input.ts';
import { verifyPackage } from '#shared/archive/verification/verify.ts';
import { inMemory } from './opening.ts';
import { collect } from './packing.ts';
import { sampleDossier } from './sample-dossier.ts';

const block = Buffer.alloc(1024 * 1024, 'motcua');

async function* blocks(count: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < count; i += 1) yield block;
}

/** The sample with one file of so many megabytes. */
function dossierOf(megabytes: number): PackageInput {
  const hash = createHash('sha256');
  for (let i = 0; i < megabytes; i += 1) hash.update(block);
  const input = sampleDossier();
  const [file] = input.files;
  if (file === undefined) throw new Error('the sample has a file');
  return {
    ...input,
    derivatives: [],
    files: [{ ...file, size: megabytes * block.length, sha256: hash.digest('hex') }],
  };
}

function packageOf(input: PackageInput) {
  const result = describePackage(input, sha256);
  if (!result.ok) throw new Error(result.error.problem);
  return result.value;
}

async function perSecond(work: () => Promise<unknown>, milliseconds = 3000): Promise<number> {
  for (let i = 0; i < 20; i += 1) await work();
  const start = performance.now();
  let done = 0;
  while (performance.now() - start < milliseconds) {
    await work();
    done += 1;
  }
  return Math.round((done * 1000) / (performance.now() - start));
}

/** Packages per second, one at a time, for a dossier with 1 MB of files. */
export async function speed() {
  const input = dossierOf(1);
  const bag = packageOf(input);
  const zip = await collect(writePackage(bag, () => blocks(1)).bytes);
  return {
    describe: await perSecond(async () => packageOf(input)),
    seal: await perSecond(() => collect(writePackage(packageOf(input), () => blocks(1)).bytes)),
    verify: await perSecond(() => verifyPackage(openPackage(inMemory(zip)), {}, newSha256)),
  };
}

/** Seals and verifies a large dossier by way of the disk; the peak is that of the whole process. */
export async function memory(megabytes: number) {
  const folder = await mkdtemp(join(tmpdir(), 'motcua-large-'));
  const path = join(folder, 'package.zip');
  try {
    const stream = writePackage(packageOf(dossierOf(megabytes)), () => blocks(megabytes));
    const start = performance.now();
    await pipeline(stream.bytes, createWriteStream(path));
    const sealed = performance.now();
    const file = await open(path);
    const read = async (offset: number, length: number) =>
      (await file.read(new Uint8Array(length), 0, length, offset)).buffer;
    const opened = openPackage({ size: stream.size, read });
    const report = await verifyPackage(opened, { sha256: stream.stored().sha256 }, newSha256);
    await file.close();
    return {
      ok: report.ok,
      sealSeconds: (sealed - start) / 1000,
      verifySeconds: (performance.now() - sealed) / 1000,
      peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

if (import.meta.main) {
  const megabytes = Number(process.argv[2] ?? 500);
  process.stdout.write(
    `${JSON.stringify({ memory: await memory(megabytes), ...(process.argv[3] ? {} : { speed: await speed() }) })}\n`,
  );
}
