import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sha256 } from '#shared/adapters/hashing.ts';
import { memoryKeptPaperStore } from '#shared/adapters/memory/kept-paper-store.ts';
import { memoryPersonStore } from '#shared/adapters/memory/person-store.ts';
import { memoryRootStore } from '#shared/adapters/memory/root-store.ts';
import { type StoredPackage, writePackage } from '#shared/adapters/zip/write-package.ts';
import { sealDossier } from '#shared/use-cases/archive/seal.ts';
import { local } from '#test/dossier/fixtures.ts';
import { bytesOf, livedDossier } from './lived-dossier.ts';
import { collect, packed } from './packing.ts';

type Packed = { zip: Buffer; stored: StoredPackage };

/** The digests of the package and of each member, so that a difference has a name. */
const digestsOf = ({ zip, stored: { members } }: Packed) => ({
  package: sha256(zip),
  members: Object.fromEntries(
    members.map(({ path, offset, size }) => [path, sha256(zip.subarray(offset, offset + size))]),
  ),
});

/** Made once. Changed only when the content of packages is meant to change. */
const kept = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../data/packages/${name}.json`, import.meta.url), 'utf8'));

/** The package of the lived dossier, sealed as the workflow seals it. */
async function sealedLife(): Promise<Packed> {
  const { deps, code } = await livedDossier();
  const streams: ReturnType<typeof writePackage>[] = [];
  const zips: Buffer[] = [];
  const sealed = await sealDossier(
    {
      ...deps,
      intake: {
        async *read(key) {
          yield bytesOf(key.slice(key.lastIndexOf('/') + 1));
        },
        remove: async () => {},
      },
      archive: {
        async put({ bytes }) {
          zips.push(await collect(bytes));
          return { versionId: 'v1' };
        },
      },
      write(...described) {
        const stream = writePackage(...described);
        streams.push(stream);
        return stream;
      },
      people: memoryPersonStore(),
      kept: memoryKeptPaperStore(),
      copy: async () => {},
      roots: memoryRootStore(),
      lockedFor: 1,
      sha256,
    },
    code,
    local('2026-03-04 09:30'),
  );
  const [zip, stream] = [zips[0], streams[0]];
  if (!sealed.ok || zip === undefined || stream === undefined) throw new Error('nothing was sealed');
  return { zip, stored: stream.stored() };
}

describe('a dossier that was sealed before', () => {
  it.each([
    ['sample', packed],
    ['life', sealedLife],
  ])('has the same package, byte for byte: %s', async (name, seal) => {
    expect(digestsOf(await seal())).toEqual(kept(name));
  });
});
