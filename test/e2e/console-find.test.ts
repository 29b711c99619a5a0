import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, violations } from '#test/browser/browser.ts';
import { type AtConsole, enter, textOf, untilSays } from '#test/browser/console.ts';
import { type Cast, signInAll, unit } from '#test/support/cast.ts';
import { complete, submission } from '#test/support/dossiers.ts';
import { handedIn } from '#test/support/lives.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';

const reception = 'tiep-nhan.an-binh';
const hoa = { name: 'Đặng Thị Hoà', identifier: '001099000081', phone: '0912345681' };
const hostileName = '<img src=x onerror=alert(1)> Hoàng';

let cloud: LocalCloud;
let cast: Cast;
let browser: Browser;
let desk: AtConsole;
let open: string;
let closed: string;

const body = (who: object) => {
  const { applicant, ...rest } = submission(unit);
  return { ...rest, applicant: { ...applicant, ...who } };
};

beforeAll(async () => {
  cloud = await startLocalCloud();
  cast = await signInAll(cloud.addresses);
  open = await handedIn(cast.portal, body(hoa));
  closed = await handedIn(cast.portal, body(hoa));
  await handedIn(cast.portal, body({ name: hostileName, identifier: '001099000082' }));
  await complete(cast.reception, closed, { outcome: 'refuse', reason: 'Không thuộc thẩm quyền.' });
  browser = await openBrowser();
  desk = await enter(browser, cloud.addresses, reception);
  // Headless Chromium speaks English.
  await desk.page.click('.top-bar button[lang=vi]');
});
afterAll(async () => {
  await browser?.close();
  await cloud.close();
});

/** Types into the field, and sends it. */
async function seek(text: string) {
  await desk.press('/');
  await desk.page.keyboard.type(text);
  await desk.press('Enter');
}

describe('reception that looks for a dossier', () => {
  it('comes to the search by two keys, and is asked what for', async () => {
    await desk.page.waitForSelector('.state');
    await desk.press('g', 'd');
    await untilSays(desk.page, '.state', 'Cần tìm hồ sơ nào?');
    expect(await desk.page.title()).toBe('Tìm hồ sơ · Một Cửa');
    expect(await textOf(desk.page, '.rail [aria-current=page]')).toBe('Tìm hồ sơ');
  });

  it.each([
    ['dang thi hoa', 'Tên người nộp'],
    [hoa.identifier, 'Số định danh, mã số thuế'],
    ['+84 912 345 681', 'Số điện thoại'],
  ])('finds by %s both that are hers, which the address does not show', async (text, kind) => {
    await seek(text);
    await untilSays(desk.page, '.list-count', '2 hồ sơ');
    const taken = `document.querySelector('.find-sought select').selectedOptions[0].text`;
    expect(await desk.page.evaluate(taken)).toBe(kind);
    expect(desk.page.url()).toBe(`${cloud.addresses.pages}/find`);
    expect(await desk.page.title()).toBe('Tìm hồ sơ · Một Cửa');
  });

  it('opens the one that is open, goes on to the other and comes back to its row', async () => {
    await desk.press('Home', 'Enter');
    await untilSays(desk.page, '#main', open);
    await desk.page.waitForSelector('.act-bar');
    await desk.press('j');
    await untilSays(desk.page, '.dossier-code', closed);
    await untilSays(desk.page, '.act-bar', 'Phần dưới chỉ để xem.');
    await desk.press('u');
    await untilSays(desk.page, '.row.is-active .cell-code', closed);
    await untilSays(desk.page, '.list-count', '2 hồ sơ');
    expect(desk.page.url()).toBe(`${cloud.addresses.pages}/find?at=${closed}`);
  });

  it('opens a closed one to be read, and the browser leads back', async () => {
    await desk.press('Enter');
    await untilSays(desk.page, '.dossier-code', closed);
    await untilSays(desk.page, '.act-bar', 'Phần dưới chỉ để xem.');
    await desk.page.goBack();
    await untilSays(desk.page, '.row.is-active .cell-code', closed);
  });

  it('narrows by what the address says, and finds by a code that it says too', async () => {
    await desk.page.goto(`${cloud.addresses.pages}/find?closed=yes&code=${closed}`);
    await untilSays(desk.page, '.list-count', '1 hồ sơ');
    expect(await textOf(desk.page, '.row .cell-code')).toBe(closed);
    await desk.page.goto(`${cloud.addresses.pages}/find?closed=no&code=${closed}`);
    await untilSays(desk.page, '.state', 'Không tìm thấy hồ sơ nào.');
    await desk.page.click('.state .button');
    await untilSays(desk.page, '.state', 'Cần tìm hồ sơ nào?');
  });

  it('is told what is wrong with a number, and may say what it is instead', async () => {
    await seek('09-123');
    await untilSays(desk.page, '.state', 'Không tìm thấy hồ sơ nào.');
    await desk.page.select('.find-sought select', 'phone');
    await desk.page.click('.find-sought [type=submit]');
    await untilSays(desk.page, '.notice-problem', 'Số điện thoại gồm 8 đến 15 chữ số');
  });

  it('reads a hostile name as the text that it is, and broke no rule of the page', async () => {
    await seek('onerror');
    await untilSays(desk.page, '.list-count', '1 hồ sơ');
    expect(await textOf(desk.page, '.row .cell-applicant')).toBe(hostileName);
    const stored = String(
      await desk.page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])'),
    );
    expect(stored).not.toContain('onerror');
    // The browser itself tells of the refusal above.
    expect(desk.faults.filter((fault) => !fault.includes('status of 400'))).toEqual([]);
  });
});

describe('the search and WCAG 2.2 AA', () => {
  let looker: AtConsole;
  beforeAll(async () => {
    looker = await enter(browser, cloud.addresses, reception, '/find?closed=yes');
    // The policy of the page lets no tool in that a test brings.
    await looker.page.setBypassCSP(true);
    await looker.page.reload();
    await looker.page.waitForSelector('.row');
  });

  it.each([
    ['vi', 'light', 'Tìm hồ sơ'],
    ['vi', 'dark', 'Tìm hồ sơ'],
    ['en', 'light', 'Find a dossier'],
    ['en', 'dark', 'Find a dossier'],
  ] as const)('has no violation in %s, %s', async (language, theme, title) => {
    await looker.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    const toOther = await looker.page.$(`.top-bar button[lang=${language}]`);
    await toOther?.click();
    await untilSays(looker.page, 'h1', title);
    expect(await violations(looker.page)).toEqual([]);
  });
});
