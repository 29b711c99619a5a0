import { createHash } from 'node:crypto';
import { isKnown } from '#functions/http/etag.ts';
import { HttpEvent } from '#functions/http/event.ts';
import type { Route } from '#functions/http/route.ts';
import type { Identity } from '#shared/api/openapi/document.ts';
import { remember } from '#shared/kernel/remember.ts';

/** GET /v1/openapi.json */
export function getContract(identity: Identity): Route {
  const contract = remember(Number.POSITIVE_INFINITY, () => written(identity));
  return {
    operation: { method: 'GET', path: '/v1/openapi.json' },
    async handle(received) {
      const { headers: asked } = HttpEvent.parse(received);
      const { body, etag } = await contract(identity.issuer);
      const headers = { etag, 'cache-control': 'public, max-age=300' };
      if (isKnown(etag, asked['if-none-match'] ?? '')) return { statusCode: 304, headers };
      const type = 'application/vnd.oai.openapi+json;version=3.1';
      return { statusCode: 200, headers: { ...headers, 'content-type': type }, body };
    },
  };
}

/** Loaded by whoever first asks for it: it takes longer than the start of the whole function, which checks results. */
async function written(identity: Identity) {
  const { openApi } = await import('#shared/api/openapi/document.ts');
  const body = JSON.stringify(openApi(identity));
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url')}"` };
}
