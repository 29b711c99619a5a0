/** What the AWS CLI says of files by their names. */
const byExtension: Record<string, string> = {
  css: 'text/css',
  html: 'text/html',
  ico: 'image/vnd.microsoft.icon',
  jpg: 'image/jpeg',
  js: 'text/javascript',
  json: 'application/json',
  map: 'application/json',
  mjs: 'text/javascript',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  ttf: 'font/ttf',
  txt: 'text/plain',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
  webp: 'image/webp',
  woff: 'font/woff',
  woff2: 'font/woff2',
};

/** S3's own word for a file of which nothing is known, which browsers take for no script and no style. */
const unknown = 'binary/octet-stream';

export const contentTypeOf = (file: string): string =>
  byExtension[/\.([^./]+)$/.exec(file)?.[1]?.toLowerCase() ?? ''] ?? unknown;

const compressible =
  /^(text\/|application\/(json|javascript|wasm|manifest\+json|xml)|image\/(svg\+xml|vnd\.microsoft\.icon)|font\/ttf)/;

/** CloudFront compresses what is of these types and from 1,000 to 10,000,000 bytes long. */
export const isCompressible = (contentType: string, length: number): boolean =>
  compressible.test(contentType) && length >= 1000 && length <= 10_000_000;
