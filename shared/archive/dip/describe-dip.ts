import { bagDeclaration } from '../bag/bag-info.ts';
import { writeManifest } from '../bag/manifest.ts';
import { type PackageEntry, textEntries, type WriteText } from '../entries.ts';
import { distinctNames, safeName } from '../file-name.ts';
import type { Sha256 } from '../hashing.ts';
import { dublinCoreSchema } from '../metadata/dublin-core.ts';
import { dipBagInfo } from './bag-info.ts';
import type { DipInput } from './dip-input.ts';
import { dipDublinCore } from './dublin-core.ts';
import { dipPage } from './index-page.ts';
import { type DipLayout, dipLayout, type Placed } from './layout.ts';
import { manifestCsv } from './manifest-csv.ts';
import { dipMets } from './mets.ts';
import { dipPremis } from './premis.ts';

/** The bag of dossiers that are given out: its folder, and its members in the order in which they are written. */
export type Dip = { folder: string; entries: PackageEntry[] };

const plainText = 'text/plain';
const xml = 'text/xml';

/** The packages in the order of dossier codes; each is as old as its dossier's closing, as all that is in it. */
function placePackages(places: DipLayout, { dossiers }: DipInput): Placed[] {
  const sorted = dossiers.toSorted((one, other) => (one.code < other.code ? -1 : 1));
  const names = distinctNames(sorted.map(({ code }) => safeName(`${code}.zip`)));
  return sorted.map((dossier, index) => ({
    dossier,
    proofPath: `${places.proofs}/${names[index]?.replace(/\.zip$/, '.json')}`,
    entry: {
      path: `${places.packages}/${names[index]}`,
      mediaType: 'application/zip',
      size: dossier.bytes,
      sha256: dossier.sha256,
      createdAt: dossier.closedAt,
      fileId: dossier.code,
    },
  }));
}

/** All under data/: what the texts say of the packages, then what PREMIS and METS say of the texts. */
function payload(input: DipInput, folder: string, write: WriteText): PackageEntry[] {
  const places = dipLayout(folder);
  const placed = placePackages(places, input);
  const packages = placed.map(({ entry }) => entry);
  const documentation = [
    write(places.page, 'text/html', dipPage(input, places, placed)),
    write(places.manifest, 'text/csv', manifestCsv(placed)),
    ...placed.flatMap(({ dossier: { proof }, proofPath }) =>
      proof === undefined ? [] : [write(proofPath, 'application/json', proof)],
    ),
  ];
  const dublinCore = write(places.dublinCore, xml, dipDublinCore(input, placed));
  const schemas = [write(`${places.schemas}/dublin-core.xsd`, 'application/xml', dublinCoreSchema)];
  const texts = [...documentation, dublinCore, ...schemas];
  const premis = write(places.premis, xml, dipPremis(input, placed, texts));
  const parts = { folder, places, dublinCore, premis, documentation, schemas, packages };
  return [write(places.mets, xml, dipMets(input, parts)), premis, ...texts, ...packages];
}

/** Describes a DIP: sealed packages, byte for byte, in one bag. Pure: the same input gives the same entries. */
export function describeDip(input: DipInput, sha256: Sha256): Dip {
  const folder = safeName(input.id);
  const write = textEntries(sha256, input.at);
  const members = payload(input, folder, write);
  const tags = [
    write('bagit.txt', plainText, bagDeclaration),
    write('bag-info.txt', plainText, dipBagInfo(input, members)),
    write('manifest-sha256.txt', plainText, writeManifest(members)),
  ];
  const tagManifest = write('tagmanifest-sha256.txt', plainText, writeManifest(tags));
  return { folder, entries: [...tags, tagManifest, ...members] };
}
