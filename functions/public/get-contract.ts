import { createHash } from 'node:crypto';
import { HttpEvent } from '#functions/middleware/event.ts';
import type { Route } from '#functions/middleware/route.ts';
import { openApi } from '#shared/contract/openapi.ts';

/** GET /v1/openapi.json */
export function getContract(issuer: string): Route {
  const body = JSON.stringify(openApi(issuer));
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  const headers = { etag, 'cache-control': 'public, max-age=300' };
  return {
    operation: { method: 'GET', path: '/v1/openapi.json' },
    async handle(received) {
      const { headers: asked } = HttpEvent.parse(received);
      if (asked['if-none-match'] === etag) return { statusCode: 304, headers };
      const type = 'application/vnd.oai.openapi+json;version=3.1';
      return { statusCode: 200, headers: { ...headers, 'content-type': type }, body };
    },
  };
}
