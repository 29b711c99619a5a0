import { createPresigner, encoded } from '#shared/adapters/aws/sign.ts';
import type { AwsEnvironment } from '#shared/kernel/environment.ts';

/** A request to S3 that whoever holds it may send, until it expires. */
export type Presign = (request: {
  method: 'GET' | 'PUT' | 'POST';
  key: string;
  /** Headers that the sender must send exactly so, by their names in lower case. */
  headers?: Record<string, string>;
  query?: Record<string, string>;
  seconds: number;
  at: Date;
}) => Promise<string>;

/** Signs with the function's own credentials. */
export function s3Presign(bucket: string, environment: AwsEnvironment): Presign {
  const { AWS_REGION: region, AWS_ENDPOINT_URL_S3: local } = environment;
  const base = new URL(
    local === undefined ? `https://${bucket}.s3.${region}.amazonaws.com` : `${local}/${bucket}`,
  );
  const folder = base.pathname === '/' ? '' : base.pathname;
  const sign = createPresigner('s3', region);
  const credentials = {
    accessKeyId: environment.AWS_ACCESS_KEY_ID,
    secretAccessKey: environment.AWS_SECRET_ACCESS_KEY,
    sessionToken: environment.AWS_SESSION_TOKEN,
  };
  return async ({ method, key, headers = {}, query = {}, seconds, at }) => {
    const path = `${folder}/${key.split('/').map(encoded).join('/')}`;
    const own = { ...headers, host: base.host };
    return `${base.origin}${path}?${sign({ method, path, headers: own, query, seconds }, credentials, at)}`;
  };
}
