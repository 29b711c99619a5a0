import { sha256 } from '#shared/adapters/hashing.ts';
import { type StoredPackage, writePackage } from '#shared/adapters/zip/write-package.ts';
import { type Dip, describeDip } from '#shared/archive/dip/describe-dip.ts';
import { DipInput } from '#shared/archive/dip/dip-input.ts';
import { chainStart, link } from '#shared/journal/chain.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import type { Members } from '../opening.ts';
import { collect, described, packed } from '../packing.ts';
import { sampleDossier } from '../sample-dossier.ts';

/** The package of the sample dossier under another code. */
async function sealed(code: string): Promise<Buffer> {
  const input = sampleDossier();
  const journal: JournalEntry[] = [];
  for (const { prev: _, hash: __, ...entry } of input.journal)
    journal.push(link(journal.at(-1)?.hash ?? chainStart, { ...entry, code }));
  const { zip } = await packed(described({ ...input, journal, dossier: { ...input.dossier, code } }));
  return zip;
}

const codes = ['H00.01-20260302-0000001', 'H00.01-20260302-0000002', 'H00.01-20260215-0000007'];

/** The packages that are given out, by dossier code. */
export const samplePackages = new Map<string, Buffer>(
  await Promise.all(codes.map(async (code) => [code, await sealed(code)] as const)),
);

/** Three sealed dossiers for an inspection, in no order. */
export const sampleDip = (changes: Partial<DipInput> = {}): DipInput =>
  DipInput.parse({
    id: 'thanh-tra-2026.03',
    kind: 'inspection',
    recipient: 'Thanh tra tỉnh <H00> & "Đoàn 12"',
    purpose: 'Thanh tra việc cấp giấy xác nhận theo Quyết định 12/QĐ-TTr',
    by: 'kiem-tra.tinh',
    at: '2026-11-20T03:00:00.000Z',
    source: { vi: 'Trung tâm lưu trữ tỉnh', en: 'Provincial archive' },
    units: ['H00.01'],
    dossiers: [...samplePackages].map(([code, zip]) => ({
      code,
      procedure: { code: '1.004873', version: 3 },
      unit: 'H00.01',
      status: 'returned',
      closedAt: '2026-03-06T08:00:00Z',
      sha256: sha256(zip),
      bytes: zip.length,
      retainUntil: '2046-12-31T17:00:00.000Z',
    })),
    ...changes,
  });

async function* openPackage(code: string): AsyncGenerator<Uint8Array> {
  const zip = samplePackages.get(code);
  if (zip === undefined) throw new Error(`no package of ${code}`);
  yield zip;
}

/** A DIP as one ZIP file in memory, as packages are streamed. */
export async function packedDip(
  dip: Dip = describeDip(sampleDip(), sha256),
): Promise<{ zip: Buffer; stored: StoredPackage }> {
  const stream = writePackage(dip, openPackage);
  const zip = await collect(stream.bytes);
  return { zip, stored: stream.stored() };
}

/** The members of a DIP by their path in the bag. */
export async function unpackedDip(dip?: Dip): Promise<Members> {
  const { zip, stored } = await packedDip(dip);
  return new Map(stored.members.map(({ path, offset, size }) => [path, zip.subarray(offset, offset + size)]));
}
