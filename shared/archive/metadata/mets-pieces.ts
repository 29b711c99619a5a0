import type { PackageEntry } from '../entries.ts';
import { href, type Layout } from '../layout.ts';
import { type Markup, markup } from '../markup.ts';

type Places = Pick<Layout, 'root'>;

const location = (places: Places, { path }: PackageEntry) =>
  markup`LOCTYPE="URL" xlink:type="simple" xlink:href="${href(places, path)}"`;

const fixity = ({ mediaType, size, createdAt, sha256 }: PackageEntry) =>
  markup`MIMETYPE="${mediaType}" SIZE="${size}" CREATED="${createdAt}" CHECKSUM="${sha256}" CHECKSUMTYPE="SHA-256"`;

/** A file of metadata: `kind` says of which. */
export const reference = (places: Places, entry: PackageEntry, kind: Markup) =>
  markup`<mdRef ${location(places, entry)} ${kind} ${fixity(entry)}/>`;

/** What information packages of ours are about, in the words of E-ARK. */
export const content = markup`csip:CONTENTINFORMATIONTYPE="OTHER" csip:OTHERCONTENTINFORMATIONTYPE="vn-administrative-dossier"`;

/** The files of a part of the package; nothing where there are none. */
export function group(
  places: Places,
  id: string,
  use: string,
  entries: readonly PackageEntry[],
): Markup | undefined {
  if (entries.length === 0) return undefined;
  const files = entries.map(
    // An AIP's file ids begin with `ID` (E-ARK AIP9).
    (entry, index) => markup`      <file ID="ID-${id}-${index + 1}" ${fixity(entry)}>
        <FLocat ${location(places, entry)}/>
      </file>
`,
  );
  return markup`    <fileGrp ID="${id}" USE="${use}" ${content}>
${files}    </fileGrp>
`;
}

/** The place of a part in the structure. */
export const division = (label: string, groupId: string) =>
  markup`      <div ID="div-${groupId}" LABEL="${label}"><fptr FILEID="${groupId}"/></div>
`;
