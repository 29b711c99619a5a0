import { createHash } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { openApi } from '#shared/contract/openapi.ts';

const logger = new Logger();
const { ISSUER } = z.object({ ISSUER: z.url() }).parse(process.env);
const body = JSON.stringify(openApi(ISSUER));
const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;

const Asked = z.object({ headers: z.record(z.string(), z.string()) });

/** GET /v1/openapi.json: the only thing that anybody may read. */
export const handler = async (event: unknown) => {
  const known = Asked.parse(event).headers['if-none-match'] === etag;
  logger.debug('contract read', { known });
  const headers = { etag, 'cache-control': 'public, max-age=300' };
  if (known) return { statusCode: 304, headers };
  return {
    statusCode: 200,
    headers: { ...headers, 'content-type': 'application/vnd.oai.openapi+json;version=3.1' },
    body,
  };
};
