import { markup } from '../markup.ts';
import type { PackageInput } from '../package-input.ts';
import { describeDefault, describeTerm } from '../retention-words.ts';

const term = (name: 'dateSubmitted' | 'dateAccepted' | 'issued', value: string | undefined) => {
  const tag = { markup: `dcterms:${name}` };
  return value === undefined ? undefined : markup`  <${tag}>${value}</${tag}>\n`;
};

/** For how long it is kept and by what; a package of an earlier release may know of no basis. */
const rights = ({ basis, term: kept, default: standing }: PackageInput['retention']) =>
  basis &&
  markup`  <dcterms:rights xml:lang="vi">${basis}</dcterms:rights>
  <dcterms:rights xml:lang="vi">Thời hạn bảo quản: ${describeTerm(kept).vi}</dcterms:rights>
${standing && markup`  <dcterms:rights xml:lang="vi">${describeDefault(standing).vi}</dcterms:rights>\n`}`;

/** The dossier in Dublin Core terms, for any catalogue. */
export function dublinCore({ dossier, files, retention, source }: PackageInput): string {
  const { procedure, receivedBy, unit } = dossier;
  const issuedAt = files.find(({ issued }) => issued !== undefined)?.issued?.at;
  const formats = [...new Set(files.map(({ mediaType }) => mediaType))].sort();
  return markup`<?xml version="1.0" encoding="UTF-8"?>
<metadata xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="../../schemas/dublin-core.xsd">
  <dcterms:identifier>${dossier.code}</dcterms:identifier>
  <dcterms:title xml:lang="vi">${procedure.name.vi}: ${dossier.applicantName}</dcterms:title>
  <dcterms:title xml:lang="en">${procedure.name.en}: ${dossier.applicantName}</dcterms:title>
  <dcterms:creator xml:lang="vi">${unit.name.vi}</dcterms:creator>
${receivedBy && markup`  <dcterms:contributor xml:lang="vi">${receivedBy.name.vi}</dcterms:contributor>\n`}  <dcterms:created>${dossier.submittedAt ?? dossier.receivedAt ?? dossier.closedAt}</dcterms:created>
${term('dateSubmitted', dossier.submittedAt)}${term('dateAccepted', dossier.receivedAt)}${term('issued', issuedAt)}  <dcterms:subject>${procedure.code}</dcterms:subject>
  <dcterms:subject xml:lang="vi">${procedure.name.vi}</dcterms:subject>
  <dcterms:type>Collection</dcterms:type>
${formats.map((format) => markup`  <dcterms:format>${format}</dcterms:format>\n`)}  <dcterms:language>vi</dcterms:language>
  <dcterms:isPartOf xml:lang="vi">${source.vi}</dcterms:isPartOf>
${rights(retention)}  <dcterms:conformsTo>https://www.rfc-editor.org/rfc/rfc8493</dcterms:conformsTo>
</metadata>
`.markup;
}

/** What the file above may hold, shipped with it. */
export const dublinCoreSchema = `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified">
  <xs:element name="metadata">
    <xs:complexType>
      <xs:sequence>
        <xs:any namespace="http://purl.org/dc/terms/" processContents="lax" maxOccurs="unbounded"/>
      </xs:sequence>
    </xs:complexType>
  </xs:element>
</xs:schema>
`;
