import { type FileFormat, formats } from '#shared/file/file-format.ts';
import type { PackageEntry } from '../entries.ts';
import { type Markup, markup } from '../markup.ts';
import type { PackageDerivative, PackageFile, PackageInput } from '../package-input.ts';

type Identified =
  | 'object'
  | 'event'
  | 'agent'
  | 'linkingAgent'
  | 'linkingObject'
  | 'relatedObject'
  | 'rightsStatement';

/** PREMIS writes every identifier as a pair of elements named after what it identifies. */
export const identifier = (of: Identified, type: string, value: string): Markup => {
  const [open, close] = [{ markup: `<${of}Identifier` }, { markup: `</${of}Identifier` }];
  return markup`    ${open}>${open}Type>${type}${close}Type>${open}Value>${value}${close}Value>${close}>`;
};

const partOf = (code: string) => markup`    <relationship>
      <relationshipType>structural</relationshipType>
      <relationshipSubType>is included in</relationshipSubType>
  ${identifier('relatedObject', 'dossier code', code)}
    </relationship>
`;

const registry = (pronom: string) =>
  markup`<formatRegistry><formatRegistryName>PRONOM</formatRegistryName><formatRegistryKey>${pronom}</formatRegistryKey></formatRegistry>`;

/** The formats in which packages are written, by their media types. */
const written: Readonly<Record<string, FileFormat>> = {
  'text/xml': formats.xml,
  'application/xml': formats.xsd,
  'application/json': formats.json,
  'text/html': formats.html,
  'text/plain': formats.text,
  'application/pdf': formats.pdfA['2b'],
};

/** Digest, size and format of a file; without a format it goes by its media type alone. */
export const characteristics = (
  { sha256, size, mediaType }: PackageEntry,
  format?: FileFormat,
  pronom = format?.pronom,
) => markup`    <objectCharacteristics>
      <fixity><messageDigestAlgorithm>SHA-256</messageDigestAlgorithm><messageDigest>${sha256}</messageDigest></fixity>
      <size>${size}</size>
      <format><formatDesignation><formatName>${format?.name ?? mediaType}</formatName>${
        format?.version === undefined ? undefined : markup`<formatVersion>${format.version}</formatVersion>`
      }</formatDesignation>${pronom ? registry(pronom) : undefined}</format>
    </objectCharacteristics>
`;

const fileObject = (code: string, file: PackageFile, entry: PackageEntry) => markup`  <object xsi:type="file">
${identifier('object', 'file id', file.id)}
${identifier('object', 'path in bag', entry.path)}
${characteristics(entry, file.format, file.pronom)}    <originalName>${file.name}</originalName>
${partOf(code)}  </object>
`;

const derivedFrom = (of: string) => markup`    <relationship>
      <relationshipType>derivation</relationshipType>
      <relationshipSubType>has source</relationshipSubType>
  ${identifier('relatedObject', 'file id', of)}
    </relationship>
`;

const derivedObject = (
  code: string,
  { id, of }: PackageDerivative,
  entry: PackageEntry,
) => markup`  <object xsi:type="file">
${identifier('object', 'file id', id)}
${identifier('object', 'path in bag', entry.path)}
${characteristics(entry, written[entry.mediaType])}${derivedFrom(of)}${partOf(code)}  </object>
`;

const textObject = (code: string, entry: PackageEntry) => markup`  <object xsi:type="file">
${identifier('object', 'path in bag', entry.path)}
${characteristics(entry, written[entry.mediaType])}${partOf(code)}  </object>
`;

export const fileObjects = (
  { dossier: { code }, files, derivatives }: PackageInput,
  entryOf: (file: { id: string }) => PackageEntry,
  texts: readonly PackageEntry[],
): Markup[] => [
  ...files.map((file) => fileObject(code, file, entryOf(file))),
  ...derivatives.map((made) => derivedObject(code, made, entryOf(made))),
  ...texts.map((entry) => textObject(code, entry)),
];

/** The dossier as a whole. */
export const packageObject = ({
  dossier: { code, procedure },
}: PackageInput) => markup`  <object xsi:type="intellectualEntity">
${identifier('object', 'dossier code', code)}
    <originalName>${procedure.code} ${procedure.name.vi}</originalName>
  </object>
`;
