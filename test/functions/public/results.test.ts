import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { api } from '#functions/http/api.ts';
import { verifyResult } from '#functions/public/results.ts';
import { ResultView } from '#shared/api/views/result.ts';
import { spelled } from '#shared/result/token.ts';
import { correctResult } from '#shared/use-cases/result/correct-result.ts';
import { endResult } from '#shared/use-cases/result/end-result.ts';
import { call } from '#test/functions/http/calling.ts';
import { certificate, order, registered } from '#test/result/registered.ts';

const today = '2026-04-02T02:00:00.000Z';
const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

async function asking(...changes: Parameters<typeof registered>) {
  const opened = await registered(...changes);
  const handler = api([verifyResult({ results: opened.results, now: () => today })]);
  const ask = (token: string, headers: Record<string, string> = {}) =>
    call(handler, { path: `/v1/verify/${encodeURIComponent(token)}`, headers, claims: null });
  return { ...opened, ask };
}

describe('a machine', () => {
  it('gets what stands on the result and its SHA-256, and nothing else', async () => {
    const { ask, first } = await asking({});
    const { statusCode, headers, json } = await ask(first);
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'no-store' });
    expect(ResultView.parse(json)).toEqual({
      token: first,
      state: 'valid',
      ...certificate,
      issuedAt: '2026-03-05T09:00:00+07:00',
      checkedAt: '2026-04-02T09:00:00+07:00',
    });
  });

  it('may ask as people type it', async () => {
    const { ask, first } = await asking({});
    expect(await ask(spelled(first).toLowerCase())).toMatchObject({ json: { token: first } });
  });

  it('is told that a result has expired', async () => {
    const { ask, first } = await asking({ validUntil: '2026-04-01' });
    expect(await ask(first)).toMatchObject({ statusCode: 200, json: { state: 'expired' } });
  });

  it('is told that a result was revoked: when, why and by which law', async () => {
    const { ask, results, first } = await asking({});
    await endResult(results, order(first));
    const { reason, basis } = order(first);
    const { json } = await ask(first);
    expect(json).toMatchObject({
      state: 'revoked',
      ended: { at: '2026-04-01T09:00:00+07:00', reason, basis },
    });
    expect(JSON.stringify(json), 'who it was is the agency’s business').not.toContain('lanh-dao');
  });

  it('is led from a replaced result to the one in its place, and back', async () => {
    const { ask, results, first, second } = await asking({}, { issuedAt: '2026-03-20T02:00:00.000Z' });
    await endResult(results, order(first, { by: second }));
    expect(await ask(first)).toMatchObject({ json: { state: 'replaced', ended: { by: second } } });
    expect(await ask(second)).toMatchObject({ json: { state: 'valid', replaces: [first] } });
  });

  it('is told that another one corrects a mistake of it', async () => {
    const { ask, results, first, second } = await asking({}, { issuedAt: '2026-03-20T02:00:00.000Z' });
    const at = '2026-04-01T02:00:00.000Z';
    await correctResult(results, { token: first, by: second, reason: 'Sửa sai sót', basis: 'Điều 21', at });
    const ended = { by: second, correction: true, reason: 'Sửa sai sót' };
    expect(await ask(first)).toMatchObject({ json: { state: 'replaced', ended } });
    const { body } = await ask(first, { accept: browser });
    expect(body).toContain('Kết quả có sai sót và đã được đính chính bằng kết quả khác');
    expect(body).toContain('Được đính chính bằng');
    expect(await ask(second)).toMatchObject({ json: { state: 'valid', replaces: [first] } });
  });

  it.each(['A'.repeat(26), 'nothing', '..~..~DOSSIER', `${'A'.repeat(25)}B`])(
    'gets one and the same refusal for whatever was never given out: %s',
    async (token) => {
      const { ask } = await asking({});
      const { statusCode, headers, json } = await ask(token, { 'accept-language': 'en' });
      expect(statusCode).toBe(404);
      expect(headers['content-type']).toBe('application/problem+json');
      expect(json).toMatchObject({
        code: 'unknown-result',
        title: 'No result has this code. Check the code.',
      });
    },
  );
});

describe('a person', () => {
  it('gets a page in both languages', async () => {
    const { ask, first } = await asking({});
    const { statusCode, headers, body = '' } = await ask(first, { accept: browser });
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    for (const text of [
      'còn hiệu lực',
      'genuine and valid',
      certificate.holder,
      certificate.file.sha256,
      '05/09/2026',
    ]) {
      expect(body).toContain(text);
    }
    expect(body).toContain('<html lang="vi">');
    expect(body).toContain('lang="en"');
  });

  it('gets a page that loads and runs nothing, under a policy that knows its style', async () => {
    const { ask, first } = await asking({});
    const { headers, body = '' } = await ask(first, { accept: browser });
    const style = /<style>([\s\S]*?)<\/style>/.exec(body)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' });
    expect(body).not.toMatch(/<script|<img|<link|<form|<iframe|\sstyle="|\son\w+="/i);
  });

  it('is shown names and reasons as text, whatever is in them', async () => {
    const { ask, results, first } = await asking({ holder: '<script>alert(1)</script>' });
    await endResult(results, order(first, { reason: '"><img src=x onerror=alert(1)>' }));
    const { body = '' } = await ask(first, { accept: browser });
    expect(body).not.toMatch(/<script|<img/);
    expect(body).toContain('&lt;script&gt;');
    expect(body).toContain('Kết quả đã bị thu hồi');
  });

  it('is told what to do about a code that is not known', async () => {
    const { ask } = await asking({});
    const { statusCode, body } = await ask('nothing', { accept: browser });
    expect(statusCode).toBe(404);
    expect(body).toContain('Hãy kiểm tra lại mã');
  });

  it.each([
    [browser, 'text/html'],
    ['text/html;q=0.5, application/json', 'application/json'],
    ['*/*', 'application/json'],
    ['application/json', 'application/json'],
    ['', 'application/json'],
    ['text/html;q=0', 'application/json'],
  ])('is told from a machine by what is accepted: %s', async (accept, type) => {
    const { ask, first } = await asking({});
    expect((await ask(first, { accept })).headers['content-type']).toContain(type);
  });
});
