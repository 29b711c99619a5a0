import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { AddedHeader } from '#local/cloudfront/distribution-config.ts';

/** The headers of the origin with those that the behaviour adds. */
export function withAdded(headers: OutgoingHttpHeaders, added: readonly AddedHeader[]): OutgoingHttpHeaders {
  const all = { ...headers };
  for (const { name, value, override } of added) {
    const key = name.toLowerCase();
    if (override || all[key] === undefined) all[key] = value;
  }
  return all;
}

/** What CloudFront says by itself. */
export function refuseViewer(response: ServerResponse, status: number, why: string): void {
  const body = `<!DOCTYPE html><html><head><title>ERROR: The request could not be satisfied</title></head><body><h1>${status} ERROR</h1><p>${why}</p></body></html>`;
  response.writeHead(status, {
    'content-type': 'text/html',
    'x-cache': 'Error from cloudfront',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}
