import { describedAt } from '../described-at.ts';
import type { PackageEntry } from '../entries.ts';
import type { Layout } from '../layout.ts';
import { markup } from '../markup.ts';
import type { PackageInput } from '../package-input.ts';
import { content, division, group, reference } from './mets-pieces.ts';
import { software } from './software.ts';

/** What METS.xml lists: every other file of the payload, by its role in an E-ARK information package. */
export type MetsParts = {
  folder: string;
  places: Layout;
  dublinCore: PackageEntry;
  archival: PackageEntry;
  premis: PackageEntry;
  rights: PackageEntry;
  documentation: readonly PackageEntry[];
  schemas: readonly PackageEntry[];
  files: readonly PackageEntry[];
  derivatives: readonly PackageEntry[];
};

const header = (
  { dossier: { unit } }: PackageInput,
  at: string,
) => markup`  <metsHdr CREATEDATE="${at}" LASTMODDATE="${at}" RECORDSTATUS="Complete" csip:OAISPACKAGETYPE="AIP">
    <agent ROLE="CREATOR" TYPE="OTHER" OTHERTYPE="SOFTWARE">
      <name>${software.name}</name>
      <note csip:NOTETYPE="SOFTWARE VERSION">${software.version}</note>
    </agent>
    <agent ROLE="ARCHIVIST" TYPE="ORGANIZATION">
      <name>${unit.name.vi}</name>
      <note csip:NOTETYPE="IDENTIFICATIONCODE">${unit.id}</note>
    </agent>
  </metsHdr>
`;

const metadata = ({
  places,
  dublinCore,
  archival,
  premis,
  rights,
}: MetsParts) => markup`  <dmdSec ID="dmd-dc" CREATED="${dublinCore.createdAt}" STATUS="CURRENT">
    ${reference(places, dublinCore, markup`MDTYPE="DC"`)}
  </dmdSec>
  <dmdSec ID="dmd-archival" CREATED="${archival.createdAt}" STATUS="CURRENT">
    ${reference(places, archival, markup`MDTYPE="OTHER" OTHERMDTYPE="VN-ARCHIVAL"`)}
  </dmdSec>
  <amdSec>
    <rightsMD ID="rights" STATUS="CURRENT">
      ${reference(places, rights, markup`MDTYPE="PREMIS:RIGHTS"`)}
    </rightsMD>
    <digiprovMD ID="premis" STATUS="CURRENT">
      ${reference(places, premis, markup`MDTYPE="PREMIS"`)}
    </digiprovMD>
  </amdSec>
`;

const fileSection = ({
  places,
  documentation,
  schemas,
  files,
  derivatives,
}: MetsParts) => markup`  <fileSec ID="files">
${group(places, 'documentation', 'Documentation', documentation)}${group(places, 'schemas', 'Schemas', schemas)}${group(
  places,
  'original',
  'Representations/original',
  files,
)}${group(places, 'recognised', 'Representations/recognised', derivatives)}  </fileSec>
`;

const structure = ({
  folder,
  files,
  derivatives,
}: MetsParts) => markup`  <structMap ID="structure" TYPE="PHYSICAL" LABEL="CSIP">
    <div ID="div-package" LABEL="${folder}">
      <div ID="div-metadata" LABEL="Metadata" ADMID="premis rights" DMDID="dmd-dc dmd-archival"/>
${division('Documentation', 'documentation')}${division('Schemas', 'schemas')}${
  files.length > 0 ? division('Representations', 'original') : undefined
}${derivatives.length > 0 ? division('Representations/recognised', 'recognised') : undefined}    </div>
  </structMap>
`;

/** The package's table of contents: METS 1.12 in the profile of E-ARK CSIP. */
export const mets = (input: PackageInput, parts: MetsParts): string =>
  markup`<?xml version="1.0" encoding="UTF-8"?>
<mets xmlns="http://www.loc.gov/METS/" xmlns:csip="https://DILCIS.eu/XML/METS/CSIPExtensionMETS" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.loc.gov/METS/ https://www.loc.gov/standards/mets/mets.xsd https://DILCIS.eu/XML/METS/CSIPExtensionMETS https://earkcsip.dilcis.eu/schema/DILCISExtensionMETS.xsd" OBJID="${parts.folder}" LABEL="${input.dossier.code} ${input.dossier.procedure.name.vi}" TYPE="Mixed" ${content} PROFILE="https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml">
${header(input, describedAt(input))}${metadata(parts)}${fileSection(parts)}${structure(parts)}</mets>
`.markup;
