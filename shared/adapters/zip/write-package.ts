import type { PackageEntry } from '#shared/archive/entries.ts';
import type { DossierPackage } from '#shared/archive/package.ts';
import { type StoredMember, type StoredZip, writeZip, type ZipSource } from './write-zip.ts';

/** Opens the bytes of a file of the dossier, by its id. */
export type OpenFile = (fileId: string) => AsyncIterable<Uint8Array>;

/** Where a member of the bag lies in the package; a file of the dossier also has its id. */
type PackageMember = StoredMember & { fileId?: string };
export type StoredPackage = Omit<StoredZip, 'members'> & { members: PackageMember[] };

export type PackageStream = {
  /** Bytes of the whole package, known in advance. */
  size: number;
  bytes: AsyncIterable<Uint8Array>;
  /** Digest of the package and the place of each member, once `bytes` has been read to its end. */
  stored: () => StoredPackage;
};

function sourceOf(folder: string, entry: PackageEntry, openFile: OpenFile): ZipSource {
  const common = { path: `${folder}/${entry.path}`, size: entry.size, sha256: entry.sha256 };
  return 'bytes' in entry
    ? { ...common, bytes: entry.bytes }
    : { ...common, open: () => openFile(entry.fileId) };
}

/** Streams the package of a dossier: one ZIP file with the bag as its only folder. */
export function writePackage(
  { folder, entries }: Pick<DossierPackage, 'folder' | 'entries'>,
  openFile: OpenFile,
): PackageStream {
  const sources = entries.map((entry) => sourceOf(folder, entry, openFile));
  const zip = writeZip(sources);
  const inBag = (member: StoredMember, entry: PackageEntry | undefined): PackageMember => ({
    ...member,
    path: member.path.slice(folder.length + 1),
    ...(entry !== undefined && 'fileId' in entry ? { fileId: entry.fileId } : {}),
  });
  return {
    size: zip.size,
    bytes: zip.bytes,
    stored: () => {
      const { members, ...whole } = zip.stored();
      return { ...whole, members: members.map((member, index) => inBag(member, entries[index])) };
    },
  };
}
