import * as z from 'zod';

/** A format by the registry of the National Archives, PRONOM: its key, its name and version there. */
export const FileFormat = z.object({
  pronom: z.string().regex(/^(x-)?fmt\/\d+$/),
  name: z.string().min(1),
  version: z.string().optional(),
});
export type FileFormat = z.infer<typeof FileFormat>;

const pdf = (pronom: string, version: string): FileFormat => ({
  pronom,
  name: 'Acrobat PDF - Portable Document Format',
  version,
});
const archival = (pronom: string, version: string): FileFormat => ({
  pronom,
  name: 'Acrobat PDF/A - Portable Document Format',
  version,
});
const jfif = (pronom: string, version: string): FileFormat => ({
  pronom,
  name: 'JPEG File Interchange Format',
  version,
});
const exif = (pronom: string, version: string): FileFormat => ({
  pronom,
  name: 'Exchangeable Image File Format (Compressed)',
  version,
});
const png = (pronom: string, version: string): FileFormat => ({
  pronom,
  name: 'Portable Network Graphics',
  version,
});

/** The formats that are taken, and those in which packages are written. */
export const formats = {
  pdf: {
    '1.0': pdf('fmt/14', '1.0'),
    '1.1': pdf('fmt/15', '1.1'),
    '1.2': pdf('fmt/16', '1.2'),
    '1.3': pdf('fmt/17', '1.3'),
    '1.4': pdf('fmt/18', '1.4'),
    '1.5': pdf('fmt/19', '1.5'),
    '1.6': pdf('fmt/20', '1.6'),
    '1.7': pdf('fmt/276', '1.7'),
    '2.0': pdf('fmt/1129', '2.0'),
  },
  pdfA: {
    '1a': archival('fmt/95', '1a'),
    '1b': archival('fmt/354', '1b'),
    '2a': archival('fmt/476', '2a'),
    '2b': archival('fmt/477', '2b'),
    '2u': archival('fmt/478', '2u'),
    '3a': archival('fmt/479', '3a'),
    '3b': archival('fmt/480', '3b'),
    '3u': archival('fmt/481', '3u'),
    '4': archival('fmt/1910', '4'),
    '4e': archival('fmt/1911', '4e'),
    '4f': archival('fmt/1912', '4f'),
  },
  jfif: { '1.0': jfif('fmt/42', '1.00'), '1.1': jfif('fmt/43', '1.01'), '1.2': jfif('fmt/44', '1.02') },
  exif: {
    '0200': exif('x-fmt/398', '2.0'),
    '0210': exif('x-fmt/390', '2.1'),
    '0220': exif('x-fmt/391', '2.2'),
    '0221': exif('fmt/645', '2.2.1'),
    '0230': exif('fmt/1507', '2.3.x'),
    '0231': exif('fmt/1507', '2.3.x'),
    '0232': exif('fmt/1507', '2.3.x'),
  },
  jpeg: { pronom: 'fmt/41', name: 'Raw JPEG Stream' },
  png: { '1.0': png('fmt/11', '1.0'), '1.1': png('fmt/12', '1.1'), '1.2': png('fmt/13', '1.2') },
  tiff: { pronom: 'fmt/353', name: 'Tagged Image File Format' },
  json: { pronom: 'fmt/817', name: 'JSON Data Interchange Format' },
  xml: { pronom: 'fmt/101', name: 'Extensible Markup Language', version: '1.0' },
  xsd: { pronom: 'x-fmt/280', name: 'XML Schema Definition' },
  html: { pronom: 'fmt/471', name: 'Hypertext Markup Language', version: '5' },
  text: { pronom: 'x-fmt/111', name: 'Plain Text File' },
} as const satisfies Record<string, FileFormat | Record<string, FileFormat>>;
