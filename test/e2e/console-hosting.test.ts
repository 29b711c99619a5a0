import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openBrowser, violations } from '#test/browser/browser.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';

let cloud: LocalCloud;

beforeAll(async () => {
  cloud = await startLocalCloud();
});
afterAll(() => cloud.close());

/** A page that remembers each breach of the policy, in whatever document it is. */
async function watchedPage() {
  // Its only process cannot hold a second context beside the first.
  const browser = await openBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  const breaches: string[] = [];
  await page.exposeFunction('noteBreach', (text: string) => void breaches.push(text));
  await page.evaluateOnNewDocument(
    "addEventListener('securitypolicyviolation', (e) => noteBreach(e.violatedDirective + ' ' + e.blockedURI))",
  );
  page.on('console', (message) => {
    if (/content security policy|trusted type/i.test(message.text())) breaches.push(message.text());
  });
  return { page, breaches };
}

/** Opens an address of the console, and signs in as somebody by one click. */
async function signedIn(page: Page, path: string, username = 'tiep-nhan.an-binh') {
  await page.goto(cloud.addresses.pages + path);
  const person = await page.waitForSelector(`button[value="${username}"]`);
  await person?.click();
  await page.waitForFunction(
    `location.origin === ${JSON.stringify(cloud.addresses.pages)} && document.body.innerText.includes('Nguyễn Thị Hoa')`,
  );
}

describe('the console in a browser', () => {
  it('signs in whoever is picked, comes back to the address that was opened, and breaches no policy', async () => {
    const { page, breaches } = await watchedPage();
    await signedIn(page, '/tasks?view=all');
    expect(new URL(page.url()).pathname).toBe('/tasks');
    await page.reload();
    expect(breaches).toEqual([]);
  });

  it('has a policy that holds: what it does not allow is stopped and noted', async () => {
    const { page, breaches } = await watchedPage();
    await signedIn(page, '/');
    await page.evaluate("fetch('https://elsewhere.example/').catch(() => undefined)");
    await page.evaluate("try { document.body.innerHTML = '<b>x</b>' } catch {}");
    await page.waitForFunction('true');
    expect(breaches.join('\n')).toContain('connect-src https://elsewhere.example');
    expect(breaches.join('\n')).toMatch(/require-trusted-types-for/);
    expect(await page.evaluate("document.querySelector('b')?.innerText ?? ''")).not.toBe('x');
  });

  it('lets people pick themselves on a page without a fault that axe finds', async () => {
    const { page } = await watchedPage();
    await page.goto(cloud.addresses.pages);
    await page.waitForSelector('button[value="tiep-nhan.an-binh"]');
    expect(await violations(page)).toEqual([]);
  });

  it('says a wrong password, and lets nobody in', async () => {
    const { page } = await watchedPage();
    await page.goto(cloud.addresses.pages);
    await (await page.waitForSelector('input[name="username"]'))?.type('tiep-nhan.an-binh');
    await (await page.waitForSelector('input[type="password"]'))?.type('wrong');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await page.waitForSelector('[role="alert"]');
    expect(new URL(page.url()).origin).toBe(cloud.addresses.issuer);
  });
});

describe('the origin', () => {
  const get = (path: string, init?: RequestInit) => fetch(cloud.addresses.pages + path, init);

  it('says where one signs in, and the issuer is there', async () => {
    const config = (await (await get('/config.json')).json()) as { issuer: string; clientId: string };
    const found = await fetch(`${config.issuer}/.well-known/openid-configuration`);
    expect(await found.json()).toMatchObject({ issuer: config.issuer });
    expect(new URL(config.issuer).origin).toBe(cloud.addresses.issuer);
  });

  it('keeps hashed files for ever, and asks for the page each time', async () => {
    const page = await get('/tasks/H00.01-261130-0001');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const [, script] = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text()) ?? [];
    const asset = await get(script ?? '/');
    expect([asset.status, asset.headers.get('cache-control')]).toEqual([
      200,
      'public, max-age=31536000, immutable',
    ]);
  });

  it('answers below /v1 as the API does, problems untouched', async () => {
    const problem = await get('/v1/verify/nothing', { headers: { 'accept-language': 'en' } });
    const own = await fetch(`${cloud.addresses.api}/v1/verify/nothing`, {
      headers: { 'accept-language': 'en' },
    });
    expect([problem.status, problem.headers.get('content-type')]).toEqual([
      own.status,
      own.headers.get('content-type'),
    ]);
    expect(problem.status).toBe(404);
    expect((await get('/v1/me')).status).toBe(401);
    expect((await get('/v1/nothing')).headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('sends back whoever signs out, and to no other address', async () => {
    const { clientId } = (await (await get('/config.json')).json()) as { clientId: string };
    const leave = (to: string) => {
      const asked = new URLSearchParams({ client_id: clientId, logout_uri: to });
      return fetch(`${cloud.addresses.issuer}/logout?${asked}`, { redirect: 'manual' });
    };
    const back = await leave(`${cloud.addresses.pages}/`);
    expect([back.status, back.headers.get('location')]).toEqual([302, `${cloud.addresses.pages}/`]);
    expect((await leave('https://elsewhere.example/')).status).toBe(400);
  });
});
