import { verifyChain } from '#shared/journal/chain.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { bagDeclaration, writeBagInfo } from './bag/bag-info.ts';
import { writeManifest } from './bag/manifest.ts';
import { describedAt } from './described-at.ts';
import { dossierRecord } from './dossier-record.ts';
import { canonicalJson, type PackageEntry, readableJson, textEntries, type WriteText } from './entries.ts';
import { distinctNames, safeName } from './file-name.ts';
import type { Sha256 } from './hashing.ts';
import { type Layout, layout, type PathOf } from './layout.ts';
import { dublinCore } from './metadata/dublin-core.ts';
import { mets } from './metadata/mets.ts';
import { premis } from './metadata/premis.ts';
import { premisRights } from './metadata/premis-rights.ts';
import { vietnameseArchival } from './metadata/vn-archival.ts';
import type { PackageFile, PackageInput } from './package-input.ts';
import { indexPage } from './page/index-page.ts';
import { packageSchemas } from './schemas.ts';

/** The bag of one closed dossier: its folder, and its members in the order in which they are written. */
export type DossierPackage = {
  folder: string;
  entries: PackageEntry[];
  journal: { length: number; head: string };
};

/** Why a dossier cannot be packed: its journal is broken at an entry, or two files share an id. */
export type PackageRefusal =
  | { problem: 'broken-journal'; seq: number }
  | { problem: 'foreign-journal' }
  | { problem: 'repeated-file'; id: string };

const plainText = 'text/plain';
const xml = 'text/xml';

type Placed = {
  files: PackageEntry[];
  derivatives: PackageEntry[];
  of: (file: { id: string }) => PackageEntry;
};

type Kept = Pick<PackageFile, 'id' | 'name' | 'mediaType' | 'size' | 'sha256' | 'addedAt'>;

/** The files in a folder, each under a name of its own that begins with the id of the file that it is, or comes from. */
function placeIn(
  folder: string,
  files: readonly (Kept & { of?: string })[],
): (PackageEntry & { fileId: string })[] {
  const names = distinctNames(files.map(({ id, of = id, name }) => `${of}-${safeName(name)}`));
  return files.map(({ id, mediaType, size, sha256, addedAt }, index) => ({
    path: `${folder}/${names[index] ?? id}`,
    mediaType,
    size,
    sha256,
    createdAt: addedAt,
    fileId: id,
  }));
}

function placeFiles(places: Layout, input: Pick<PackageInput, 'files' | 'derivatives'>): Placed {
  const files = placeIn(places.files, input.files);
  const derivatives = placeIn(places.derivatives, input.derivatives);
  const byId = new Map<string, PackageEntry>(
    [...files, ...derivatives].map((entry) => [entry.fileId, entry]),
  );
  return {
    files,
    derivatives,
    of: ({ id }) => {
      const entry = byId.get(id);
      if (entry === undefined) throw new Error(`file ${id} is not of this dossier`);
      return entry;
    },
  };
}

type Parts = { input: PackageInput; journal: DossierPackage['journal']; write: WriteText; folder: string };

/** All under data/: what the texts say of the files, then what METS and PREMIS say of the texts. */
function payload({ input, journal, write, folder }: Parts): PackageEntry[] {
  const places = layout(folder);
  const placed = placeFiles(places, input);
  const pathOf: PathOf = (file) => placed.of(file).path;
  const record = dossierRecord(input, { ...journal, path: places.journal }, pathOf);
  const archival = vietnameseArchival(input, pathOf);
  const page = write(places.page, 'text/html', indexPage(input, places, pathOf, journal.head));
  const documentation = [
    page,
    write(places.dossier, 'application/json', readableJson(record)),
    write(
      places.journal,
      // JSON Lines has no registered type, and METS wants one that has (CSIP68).
      'text/plain',
      input.journal.map((entry) => `${canonicalJson(entry)}\n`).join(''),
    ),
  ];
  const descriptive = {
    dublinCore: write(places.dublinCore, xml, dublinCore(input)),
    archival: write(places.archival, 'application/json', readableJson(archival)),
  };
  const schemas = packageSchemas().map(({ name, mediaType, text }) =>
    write(`${places.schemas}/${name}`, mediaType, text),
  );
  const described = [...documentation, descriptive.dublinCore, descriptive.archival, ...schemas];
  const rights = write(places.rights, xml, premisRights(input));
  const preservation = write(places.premis, xml, premis(input, placed.of, [...described, rights]));
  const parts = {
    ...descriptive,
    folder,
    places,
    premis: preservation,
    rights,
    documentation,
    schemas,
    files: placed.files,
    derivatives: placed.derivatives,
  };
  return [
    write(places.mets, xml, mets(input, parts)),
    preservation,
    rights,
    ...described,
    ...placed.files,
    ...placed.derivatives,
  ];
}

function tagFiles(input: PackageInput, write: WriteText, members: readonly PackageEntry[]): PackageEntry[] {
  const tags = [
    write('bagit.txt', plainText, bagDeclaration),
    write('bag-info.txt', plainText, writeBagInfo(input, members)),
    write('manifest-sha256.txt', plainText, writeManifest(members)),
  ];
  return [...tags, write('tagmanifest-sha256.txt', plainText, writeManifest(tags))];
}

/** Describes the package of a closed dossier. Pure: the same dossier gives the same entries, byte for byte. */
export function describePackage(input: PackageInput, sha256: Sha256): Result<DossierPackage, PackageRefusal> {
  const chain = verifyChain(input.journal);
  if (!chain.ok) return fail({ problem: 'broken-journal', seq: chain.error.seq });
  if (input.journal[0]?.code !== input.dossier.code) return fail({ problem: 'foreign-journal' });
  const repeated = input.files.find(
    ({ id }, index) => input.files.findIndex((other) => other.id === id) < index,
  );
  if (repeated) return fail({ problem: 'repeated-file', id: repeated.id });

  const folder = safeName(input.dossier.code);
  const write = textEntries(sha256, describedAt(input));
  const members = payload({ input, journal: chain.value, write, folder });
  return ok({ folder, entries: [...tagFiles(input, write, members), ...members], journal: chain.value });
}
