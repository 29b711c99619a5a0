import { describe, expect, it } from 'vitest';
import { route, served } from './served.ts';

const cors = {
  allowOrigins: ['https://console.example'],
  allowMethods: ['GET', 'POST'],
  allowHeaders: ['Authorization', 'If-Match'],
  exposeHeaders: ['ETag'],
  allowCredentials: false,
  maxAgeSeconds: 60,
};
const answering = () =>
  served({ cors, routes: [route('ANY /{proxy+}')] }, async () => ({
    statusCode: 200,
    headers: { 'access-control-allow-origin': '*' },
  }));

const preflight = (origin: string) => ({
  method: 'OPTIONS',
  headers: { origin, 'access-control-request-method': 'POST' },
});

describe('an API with CORS', () => {
  it('answers the preflight of an origin that it knows', async () => {
    const { status, headers } = await (await answering()).call('/x', preflight('https://console.example'));
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('https://console.example');
    expect(headers.get('access-control-allow-methods')).toBe('GET,POST');
    expect(headers.get('access-control-allow-headers')).toBe('Authorization,If-Match');
    expect(headers.get('access-control-max-age')).toBe('60');
  });

  it('permits nothing to another origin', async () => {
    const api = await answering();
    const { status, headers } = await api.call('/x', preflight('https://evil.example'));
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBeNull();
    const answer = await api.call('/x', { headers: { origin: 'https://evil.example' } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('puts its own headers in place of those of the function', async () => {
    const { headers } = await (await answering()).call('/x', {
      headers: { origin: 'https://console.example' },
    });
    expect(headers.get('access-control-allow-origin')).toBe('https://console.example');
    expect(headers.get('access-control-expose-headers')).toBe('ETag');
  });

  it('says it also on its own refusals, so that a browser may read them', async () => {
    const api = await served({ cors, routes: [] });
    const { status, headers } = await api.call('/x', { headers: { origin: 'https://console.example' } });
    expect(status).toBe(404);
    expect(headers.get('access-control-allow-origin')).toBe('https://console.example');
  });
});
