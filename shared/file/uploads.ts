/** How long an upload target is good for, in seconds. */
export const uploadSeconds = 3_600;

/** What the sender of a file must say of it, in these words. */
type UploadHeaders = Record<
  'content-length' | 'content-type' | 'if-none-match' | 'x-amz-checksum-sha256',
  string
>;

/** Signs a `PUT` of one object with these headers. */
export type SignUpload = (request: {
  key: string;
  headers: UploadHeaders;
  seconds: number;
  at: string;
}) => Promise<string>;

/** Where a file's bytes lie until the dossier is sealed. */
export const intakeKey = (code: string, fileId: string) => `${code}/${fileId}`;
