import { type Markup, markup } from '../markup.ts';
import type { PackageInput, PackageRetention } from '../package-input.ts';
import { vietnamDay } from '../when.ts';
import { identifier, packageObject } from './premis-objects.ts';
import { describeTerm } from './vn-archival.ts';

/** The law, where one is known; a default of the deployment is called that and nothing more. */
const ground = ({ basis, remark }: PackageRetention): Markup =>
  basis === undefined
    ? markup`      <rightsBasis>other</rightsBasis>
      <otherRightsInformation>
        <otherRightsBasis>configured default</otherRightsBasis>
${remark === undefined ? undefined : markup`        <otherRightsNote>${remark}</otherRightsNote>\n`}      </otherRightsInformation>
`
    : markup`      <rightsBasis>statute</rightsBasis>
      <statuteInformation>
        <statuteJurisdiction>vn</statuteJurisdiction>
        <statuteCitation>${basis}</statuteCitation>
      </statuteInformation>
`;

/** By what the package is kept, and how long. */
export function rights({ dossier, retention }: PackageInput): Markup {
  const end = retention.until ? markup`<endDate>${vietnamDay(retention.until)}</endDate>` : undefined;
  return markup`  <rights>
    <rightsStatement>
${identifier('rightsStatement', 'local', 'retention')}
${ground(retention)}      <rightsGranted>
        <act>retain</act>
        <termOfGrant><startDate>${vietnamDay(retention.from)}</startDate>${end}</termOfGrant>
        <rightsGrantedNote>${describeTerm(retention.term).en}</rightsGrantedNote>
      </rightsGranted>
${identifier('linkingObject', 'dossier code', dossier.code)}
    </rightsStatement>
  </rights>
`;
}

/** The rights alone (CSIP's `rightsMD`), for whoever asks for nothing else. */
export const premisRights = (input: PackageInput): string =>
  markup`<?xml version="1.0" encoding="UTF-8"?>
<premis xmlns="http://www.loc.gov/premis/v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.loc.gov/premis/v3 https://www.loc.gov/standards/premis/premis.xsd" version="3.0">
${packageObject(input)}${rights(input)}</premis>
`.markup;
