import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api } from '#functions/http/api.ts';
import { verifyResult } from '#functions/public/results.ts';
import { endResult } from '#shared/use-cases/result/end-result.ts';
import { call } from '#test/functions/http/calling.ts';
import { order, registered } from '#test/result/registered.ts';
import { fits, openBrowser, openPage, serve, violations } from './browser.ts';

const today = '2026-04-02T02:00:00.000Z';
let browser: Browser;
let site: Awaited<ReturnType<typeof serve>>;
let tokens: Record<'valid' | 'expired' | 'revoked' | 'replaced' | 'unknown', string>;

beforeAll(async () => {
  const { results, first, second } = await registered({}, { issuedAt: '2026-03-20T02:00:00.000Z' });
  const expired = await registered({ validUntil: '2026-04-01' });
  const revoked = await registered({});
  await endResult(results, order(first, { by: second }));
  await endResult(revoked.results, order(revoked.first));
  const logs = [results, expired.results, revoked.results];
  const history = async (token: string) =>
    (await Promise.all(logs.map((one) => one.history(token)))).find(({ length }) => length > 0) ?? [];
  const handler = api([verifyResult({ results: { ...results, history }, now: () => today })]);
  tokens = {
    valid: second,
    replaced: first,
    expired: expired.first,
    revoked: revoked.first,
    unknown: 'A'.repeat(26),
  };
  site = await serve(async (path, headers) => {
    const { statusCode, headers: own, body = '' } = await call(handler, { path, headers, claims: null });
    return { status: statusCode, headers: own, body };
  });
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  site.close();
});

const states = ['valid', 'expired', 'revoked', 'replaced', 'unknown'] as const;
const languages = ['vi', 'en'] as const;
const titles = {
  valid: { vi: 'Kết quả có thật và còn hiệu lực', en: 'This result is genuine and valid' },
  expired: { vi: 'Kết quả có thật nhưng đã hết hạn', en: 'This result is genuine but has expired' },
  revoked: { vi: 'Kết quả đã bị thu hồi', en: 'This result has been revoked' },
  replaced: { vi: 'Kết quả đã được thay thế', en: 'This result has been replaced by another' },
  unknown: { vi: 'Không có kết quả nào mang mã này', en: 'No result has this code' },
};

describe.each(states)('the page of a result that is %s, in a browser', (state) => {
  it.each(languages)('says so and excludes nobody (%s)', async (language) => {
    const { page, faults } = await openPage(browser, language);
    await page.goto(`${site.at}/v1/verify/${tokens[state]}`);
    expect(await page.title()).toBe(titles[state][language]);
    expect(await violations(page)).toEqual([]);
    // A page that is not there is told of as a failed request, and rightly so.
    expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
    expect([await fits(page, 320), await fits(page, 1_280)]).toEqual([true, true]);
    await page.close();
  });
});

describe('the page of a result', () => {
  it('is styled although it may load nothing, and its policy lets nothing run', async () => {
    const { page, faults } = await openPage(browser, 'vi');
    await page.goto(`${site.at}/v1/verify/${tokens.revoked}`);
    expect(await page.evaluate("getComputedStyle(document.querySelector('.verdict')).color")).toBe(
      'rgb(164, 14, 38)',
    );
    await page.evaluate(
      "document.body.append(Object.assign(document.createElement('script'), { text: 'window.ran = 1' }))",
    );
    expect(await page.evaluate('window.ran')).toBeUndefined();
    expect(faults.some((fault) => fault.includes('Content Security Policy'))).toBe(true);
    await page.close();
  });

  it('leads by the keyboard to the result that took its place, and shows where one is', async () => {
    const { page } = await openPage(browser, 'vi');
    await page.goto(`${site.at}/v1/verify/${tokens.replaced}`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(page.url()).toContain(tokens.valid);
    expect(await page.title()).toBe(titles.valid.vi);
    await page.close();
  });
});
