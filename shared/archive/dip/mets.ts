import type { PackageEntry } from '../entries.ts';
import { markup } from '../markup.ts';
import { content, division, group, reference } from '../metadata/mets-pieces.ts';
import { software } from '../metadata/software.ts';
import type { DipInput } from './dip-input.ts';
import type { DipLayout } from './layout.ts';
import { kindWords } from './words.ts';

/** What METS.xml lists: every other file of the payload, by its role in an E-ARK information package. */
type DipParts = {
  folder: string;
  places: DipLayout;
  dublinCore: PackageEntry;
  premis: PackageEntry;
  documentation: readonly PackageEntry[];
  schemas: readonly PackageEntry[];
  packages: readonly PackageEntry[];
};

const header = ({
  at,
  by,
  recipient,
  source,
}: DipInput) => markup`  <metsHdr CREATEDATE="${at}" LASTMODDATE="${at}" RECORDSTATUS="Complete" csip:OAISPACKAGETYPE="DIP">
    <agent ROLE="CREATOR" TYPE="OTHER" OTHERTYPE="SOFTWARE">
      <name>${software.name}</name>
      <note csip:NOTETYPE="SOFTWARE VERSION">${software.version}</note>
    </agent>
    <agent ROLE="ARCHIVIST" TYPE="ORGANIZATION"><name>${source.vi}</name></agent>
    <agent ROLE="DISSEMINATOR" TYPE="INDIVIDUAL"><name>${by}</name></agent>
    <agent ROLE="OTHER" OTHERROLE="RECIPIENT" TYPE="ORGANIZATION"><name>${recipient}</name></agent>
  </metsHdr>
`;

const metadata = ({
  places,
  dublinCore,
  premis,
}: DipParts) => markup`  <dmdSec ID="dmd-dc" CREATED="${dublinCore.createdAt}" STATUS="CURRENT">
    ${reference(places, dublinCore, markup`MDTYPE="DC"`)}
  </dmdSec>
  <amdSec>
    <digiprovMD ID="premis" STATUS="CURRENT">
      ${reference(places, premis, markup`MDTYPE="PREMIS"`)}
    </digiprovMD>
  </amdSec>
`;

const structure = (folder: string) => markup`  <structMap ID="structure" TYPE="PHYSICAL" LABEL="CSIP">
    <div ID="div-package" LABEL="${folder}">
      <div ID="div-metadata" LABEL="Metadata" ADMID="premis" DMDID="dmd-dc"/>
${division('Documentation', 'documentation')}${division('Schemas', 'schemas')}${division('Representations', 'packages')}    </div>
  </structMap>
`;

/** The table of contents: METS 1.12 in the profile of E-ARK DIP, which is that of CSIP for what is given out. */
export function dipMets(input: DipInput, parts: DipParts): string {
  const { folder, places, documentation, schemas, packages } = parts;
  return markup`<?xml version="1.0" encoding="UTF-8"?>
<mets xmlns="http://www.loc.gov/METS/" xmlns:csip="https://DILCIS.eu/XML/METS/CSIPExtensionMETS" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.loc.gov/METS/ https://www.loc.gov/standards/mets/mets.xsd https://DILCIS.eu/XML/METS/CSIPExtensionMETS https://earkcsip.dilcis.eu/schema/DILCISExtensionMETS.xsd" OBJID="${folder}" LABEL="${input.id} ${kindWords[input.kind].vi}" TYPE="Collection" ${content} PROFILE="https://earkdip.dilcis.eu/profile/E-ARK-DIP.xml">
${header(input)}${metadata(parts)}  <fileSec ID="files">
${group(places, 'documentation', 'Documentation', documentation)}${group(places, 'schemas', 'Schemas', schemas)}${group(
  places,
  'packages',
  'Representations/packages',
  packages,
)}  </fileSec>
${structure(folder)}</mets>
`.markup;
}
