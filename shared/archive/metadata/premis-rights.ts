import { type Markup, markup } from '../markup.ts';
import type { PackageInput, PackageRetention } from '../package-input.ts';
import { describeDefault, describeTerm } from '../retention-words.ts';
import { vietnamDay } from '../when.ts';
import { identifier, packageObject } from './premis-objects.ts';

/** The law; or the decision of the organisation, which is called that and nothing more. */
function ground({ basis, remark, default: standing }: PackageRetention): Markup {
  if (basis === undefined) return withoutBasis(remark);
  if (standing !== undefined) return byDefault(basis, standing);
  return markup`      <rightsBasis>statute</rightsBasis>
      <statuteInformation>
        <statuteJurisdiction>vn</statuteJurisdiction>
        <statuteCitation>${basis}</statuteCitation>
      </statuteInformation>
`;
}

const byDefault = (basis: string, standing: NonNullable<PackageRetention['default']>): Markup =>
  markup`      <rightsBasis>other</rightsBasis>
      <otherRightsInformation>
        <otherRightsDocumentationIdentifier>
          <otherRightsDocumentationIdentifierType>retention default</otherRightsDocumentationIdentifierType>
          <otherRightsDocumentationIdentifierValue>${standing.id}</otherRightsDocumentationIdentifierValue>
        </otherRightsDocumentationIdentifier>
        <otherRightsBasis>institutional policy</otherRightsBasis>
        <otherRightsApplicableDates><startDate>${standing.from}</startDate></otherRightsApplicableDates>
        <otherRightsNote>${basis}</otherRightsNote>
        <otherRightsNote>${describeDefault(standing).en}</otherRightsNote>
      </otherRightsInformation>
`;

/** As earlier releases sealed: a default of the deployment, with how it was chosen. */
const withoutBasis = (remark: string | undefined): Markup => markup`      <rightsBasis>other</rightsBasis>
      <otherRightsInformation>
        <otherRightsBasis>configured default</otherRightsBasis>
${remark === undefined ? undefined : markup`        <otherRightsNote>${remark}</otherRightsNote>\n`}      </otherRightsInformation>
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
