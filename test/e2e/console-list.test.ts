import type { Browser, HTTPRequest } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, violations } from '#test/browser/browser.ts';
import { type AtConsole, cursorOf, enter, textOf, untilSays } from '#test/browser/console.ts';
import { type Cast, signInAll } from '#test/support/cast.ts';
import { taskOf } from '#test/support/dossiers.ts';
import { benchSubmission, handedIn } from '#test/support/lives.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';

const reception = 'tiep-nhan.an-binh';
/** More than a screen shows. */
const count = 40;
const longName = 'Công Tằng Tôn Nữ Thị Nguyễn Hoàng Phương Uyên';
const hostileName = '<img src=x onerror=alert(1)> Hoàng';

let cloud: LocalCloud;
let cast: Cast;
let browser: Browser;
let desk: AtConsole;

beforeAll(async () => {
  cloud = await startLocalCloud();
  cast = await signInAll(cloud.addresses);
  const names = [longName, hostileName, ...Array.from({ length: count - 2 }, (_, no) => `Nguyễn Văn ${no}`)];
  for (const name of names)
    await handedIn(cast.portal, benchSubmission({ applicant: { kind: 'citizen', name } }));
  browser = await openBrowser();
  desk = await enter(browser, cloud.addresses, reception);
  // Headless Chromium speaks English.
  await desk.page.click('.top-bar button[lang=vi]');
});
afterAll(async () => {
  await browser?.close();
  await cloud.close();
});

describe('reception at the work list', () => {
  it('is told that nothing is held, and goes to what nobody has by two keys', async () => {
    await untilSays(desk.page, '.state', 'Bạn không giữ việc nào.');
    await desk.press('g', 'f');
    await untilSays(desk.page, '.list-count', `${count} việc`);
    expect(await desk.page.title()).toBe('Việc chưa ai nhận · Một Cửa');
    expect(desk.page.url()).toBe(`${cloud.addresses.pages}/tasks?view=free&role=reception`);
  });

  it('comes back from a dossier to the same row and the same place', async () => {
    await desk.press('End', 'k', 'k');
    const before = await cursorOf(desk.page);
    expect(before.row).toBe(String(count - 1));
    expect(before.top).toBeGreaterThan(0);
    await desk.press('Enter');
    await desk.page.waitForFunction(`document.title === 'Hồ sơ · Một Cửa'`);
    await untilSays(desk.page, '#main', before.code ?? '');
    await desk.press('u');
    await desk.page.waitForSelector('.row.is-active');
    expect(await cursorOf(desk.page)).toEqual(before);
  });

  it('takes the cursor to the dossier that was gone on to', async () => {
    await desk.press('Enter');
    await desk.page.waitForFunction(`location.pathname.startsWith('/tasks/')`);
    const first = desk.page.url();
    await desk.press('j');
    await desk.page.waitForFunction(`location.href !== ${JSON.stringify(first)}`);
    await desk.press('u');
    await desk.page.waitForSelector('.row.is-active');
    expect((await cursorOf(desk.page)).row).toBe(String(count));
  });

  it('claims by one key, which the row and the API say', async () => {
    const { code } = await cursorOf(desk.page);
    await desk.press('c');
    await untilSays(desk.page, '.row.is-active', 'Tôi');
    await untilSays(desk.page, '.list-said', `Đã nhận ${code}.`);
    expect((await taskOf(cast.reception, code ?? '')).holder).toBe(reception);
  });

  it('claims several that are chosen in one request', async () => {
    const sent: string[] = [];
    const note = (request: HTTPRequest) => {
      if (request.method() === 'POST') sent.push(new URL(request.url()).pathname);
    };
    const chosen: string[] = [];
    await desk.press('Home');
    for (const _ of [1, 2, 3]) {
      await desk.press('x');
      chosen.push((await cursorOf(desk.page)).code ?? '');
      await desk.press('j');
    }
    desk.page.on('request', note);
    await desk.press('c');
    await untilSays(desk.page, '.list-said', 'Đã xong 3.');
    desk.page.off('request', note);
    expect(sent).toEqual(['/v1/tasks/actions']);
    for (const code of chosen) expect((await taskOf(cast.reception, code)).holder).toBe(reception);
  });

  it('searches for a name, which the address does not show', async () => {
    await desk.press('g', 'a');
    await untilSays(desk.page, 'h1', 'Tất cả việc');
    await desk.press('/');
    await desk.page.keyboard.type('tôn nữ');
    await untilSays(desk.page, '.list-count', '1 việc');
    expect(await textOf(desk.page, '.row .cell-applicant')).toBe(longName);
    expect(desk.page.url()).toBe(`${cloud.addresses.pages}/tasks?view=all`);
    await desk.press('Enter');
    await desk.page.goBack();
    await untilSays(desk.page, '.list-count', `${count} việc`);
  });

  it('still looks for the name when it comes back from a dossier', async () => {
    await desk.press('/');
    await desk.page.keyboard.type('tôn nữ');
    await untilSays(desk.page, '.list-count', '1 việc');
    await desk.press('Enter', 'Enter');
    await desk.page.waitForFunction(`document.title === 'Hồ sơ · Một Cửa'`);
    await desk.press('u');
    await untilSays(desk.page, '.list-count', '1 việc');
    expect(await textOf(desk.page, '.row .cell-applicant')).toBe(longName);
    await desk.press('g', 'a');
    await untilSays(desk.page, '.list-count', `${count} việc`);
  });

  it('reads a hostile name as the text that it is', async () => {
    await desk.press('/');
    await desk.page.keyboard.type('onerror');
    await untilSays(desk.page, '.list-count', '1 việc');
    expect(await textOf(desk.page, '.row .cell-applicant')).toBe(hostileName);
    await desk.press('Enter');
    await desk.page.goBack();
    await untilSays(desk.page, '.list-count', `${count} việc`);
  });

  it('moves by arrows only, once single keys are switched off', async () => {
    await desk.press('?');
    await desk.page.waitForSelector('dialog[open]');
    await desk.page.click('dialog input[type=checkbox]');
    await desk.press('Escape', 'Home', 'j', 'x');
    expect((await cursorOf(desk.page)).row).toBe('2');
    await desk.press('ArrowDown');
    expect((await cursorOf(desk.page)).row).toBe('3');
    await desk.press('?');
    expect(await desk.page.$('dialog[open]')).toBeNull();
    await desk.page.click('.top-bar [aria-keyshortcuts="?"]');
    await desk.page.click('dialog input[type=checkbox]');
    await desk.press('Escape');
  });

  it('is signed in again after a reload without being asked, and is where it was', async () => {
    const before = await cursorOf(desk.page);
    await desk.page.waitForFunction(`location.search.includes('at=')`);
    await desk.page.reload();
    await desk.page.waitForSelector('.row.is-active');
    expect(await cursorOf(desk.page)).toMatchObject({ row: before.row, code: before.code });
  });

  it('leaves no token in storage, and broke no rule of the page', async () => {
    const stored = String(
      await desk.page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])'),
    );
    expect(stored).not.toMatch(/eyJ|token|refresh/);
    expect(desk.faults).toEqual([]);
  });
});

describe('the work list and WCAG 2.2 AA', () => {
  let looker: AtConsole;
  beforeAll(async () => {
    looker = await enter(browser, cloud.addresses, reception, '/tasks?view=all');
    // The policy of the page lets no tool in that a test brings.
    await looker.page.setBypassCSP(true);
    await looker.page.reload();
    await looker.page.waitForSelector('.row');
  });
  afterAll(() => looker.close());

  it.each([
    ['vi', 'light'],
    ['vi', 'dark'],
    ['en', 'light'],
    ['en', 'dark'],
  ] as const)('has no violation in %s, %s', async (language, theme) => {
    await looker.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    const toOther = await looker.page.$(`.top-bar button[lang=${language}]`);
    await toOther?.click();
    await untilSays(looker.page, 'h1', language === 'vi' ? 'Tất cả việc' : 'All tasks');
    expect(await violations(looker.page)).toEqual([]);
  });
});

describe('a leader at the work list', () => {
  it('gives several tasks to the officer who holds least, in one request', async () => {
    await desk.close();
    await browser.deleteCookie(...(await browser.cookies()));
    const head = await enter(browser, cloud.addresses, 'lanh-dao.an-binh', '/tasks?view=free');
    await head.page.waitForSelector('.row.is-active');
    const chosen: string[] = [];
    for (const _ of [1, 2]) {
      await head.press('x');
      chosen.push((await cursorOf(head.page)).code ?? '');
      await head.press('j');
    }
    await head.press('a');
    await untilSays(head.page, '.assign', 'Nguyễn Thị Hoa');
    expect(await violations(head.page)).toEqual([]);
    await head.press('Tab', 'Space', 'Enter');
    await untilSays(head.page, '.list-said', '2');
    for (const code of chosen) expect((await taskOf(cast.reception, code)).holder).toBe(reception);
    expect(head.faults).toEqual([]);
  });
});
