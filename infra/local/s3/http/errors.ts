/** The codes of S3 that this server answers with: their status, and what they say unless told more exactly. */
const codes = {
  AccessDenied: [403, 'Access denied'],
  AccessForbidden: [403, 'No CORS rule of the bucket allows this request'],
  AuthorizationHeaderMalformed: [400, 'The authorization header is malformed'],
  AuthorizationQueryParametersError: [400, 'The X-Amz-… parameters of the signed URL are malformed'],
  BadDigest: [400, 'The body does not have the digest that was declared'],
  EntityTooLarge: [400, 'The body is larger than one request may carry'],
  EntityTooSmall: [400, 'A part other than the last one is smaller than 5 MiB'],
  IncompleteBody: [400, 'The body does not have the declared length'],
  InternalError: [500, 'The server failed; try again'],
  InvalidAccessKeyId: [403, 'The access key id is not known'],
  InvalidArgument: [400, 'Invalid argument'],
  InvalidDigest: [400, 'The Content-MD5 is not the base64 of an MD5'],
  InvalidPart: [400, 'A named part was not uploaded, or has another entity tag or checksum'],
  InvalidPartOrder: [400, 'The parts are not in ascending order'],
  InvalidRange: [416, 'The range lies outside of the object'],
  InvalidRequest: [400, 'Invalid request'],
  InvalidTag: [400, 'Invalid tag'],
  InvalidURI: [400, 'The path is not a valid one'],
  KeyTooLongError: [400, 'The key is too long'],
  MalformedTrailerError: [400, 'The trailer is missing or malformed'],
  MalformedXML: [400, 'The XML is not well formed, or not what this operation takes'],
  MetadataTooLarge: [400, 'The x-amz-meta-… headers are larger than 2 KB together'],
  MethodNotAllowed: [405, 'The method is not allowed on this resource'],
  MissingContentLength: [411, 'Content-Length is required'],
  NoSuchBucket: [404, 'The bucket does not exist'],
  NoSuchKey: [404, 'The key does not exist'],
  NoSuchObjectLockConfiguration: [404, 'The object has no lock of this kind'],
  NoSuchUpload: [404, 'The upload does not exist; it may be completed or aborted'],
  NoSuchVersion: [404, 'The version does not exist'],
  NotImplemented: [501, 'Not implemented here'],
  PreconditionFailed: [412, 'A precondition does not hold'],
  RequestTimeTooSkewed: [403, 'The time of the request is too far from the time of the server'],
  StorageFull: [507, 'The storage is full: what was not accepted may be sent again later'],
  SignatureDoesNotMatch: [403, 'The signature is not the one of this request under this key'],
  XAmzContentSHA256Mismatch: [400, 'The body does not have the SHA-256 of x-amz-content-sha256'],
} as const satisfies Record<string, readonly [number, string]>;

export type S3Code = keyof typeof codes;

/**
 * A refusal on its way to the client. It is thrown rather than returned, because it has to roll back the
 * transaction and leave the body stream that it happens in.
 */
export class S3Error extends Error {
  readonly code: S3Code;
  readonly status: number;
  /** Further elements of the error document. */
  readonly details: Record<string, string>;
  readonly headers: Record<string, string>;

  constructor(
    code: S3Code,
    message?: string,
    more: { details?: Record<string, string>; headers?: Record<string, string> } = {},
  ) {
    super(message ?? codes[code][1]);
    this.code = code;
    this.status = codes[code][0];
    this.details = more.details ?? {};
    this.headers = more.headers ?? {};
  }
}

export const refuse = (code: S3Code, message?: string, details: Record<string, string> = {}) =>
  new S3Error(code, message, { details });
