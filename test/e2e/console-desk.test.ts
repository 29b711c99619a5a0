import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, violations } from '#test/browser/browser.ts';
import { type Cast, signInAll, unit } from '#test/support/cast.ts';
import { look, submission } from '#test/support/dossiers.ts';
import { handedIn } from '#test/support/lives.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';

let cloud: LocalCloud;
let cast: Cast;
let browser: Browser;
beforeAll(async () => {
  cloud = await startLocalCloud();
  cast = await signInAll(cloud.addresses);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await cloud.close();
});

const officers = {
  reception: 'tiep-nhan.an-binh',
  specialist: 'chuyen-vien.an-binh',
  leader: 'lanh-dao.an-binh',
};

/** A window in which somebody has signed in and looks at all tasks, with everything that went wrong in it. */
async function windowOf(part: keyof typeof officers) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1366, height: 768 });
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('dialog', (dialog) => faults.push(`a dialog: ${dialog.message()}`));
  await page.evaluateOnNewDocument(
    `try { localStorage.setItem('preferences', '{"language":"vi"}') } catch { /* about:blank has none */ }`,
  );
  // The issuer remembers who signed in last; every window here is the desk of somebody else.
  await browser.deleteCookie(...(await browser.cookies()));
  await page.goto(`${cloud.addresses.pages}/tasks?view=all`);
  await page.locator(`button[value="${officers[part]}"]`).click();
  return { page, faults };
}

const open = async (page: Page, code: string) => {
  await page.bringToFront();
  await page.locator(`a[href*="${code}"]`).click();
  await page.waitForSelector('canvas[data-drawn]');
};

const act = (page: Page, name: string) => page.locator(`.act-bar ::-p-text(${name})`).click();
const send = (page: Page) => page.locator('dialog button[type=submit]').click();
const textOf = (page: Page, selector: string) =>
  page.$eval(selector, (element) => String(element.textContent));

/** Marks the first paper as wrong and says what has to be done, and why. */
async function compose(page: Page, detail: string, reason: string) {
  await act(page, 'Yêu cầu bổ sung');
  await page.locator('.supplement-line:first-of-type ::-p-text(Sai)').click();
  await page.locator('.supplement-line textarea').fill(detail);
  await page.locator('dialog .labelled > textarea').fill(reason);
}

describe('the desk of an officer', () => {
  it('shows a hostile name as the text that it is, and excludes nobody', async () => {
    const name = '<img src=x onerror=alert(1)>Trần Thị Bích';
    const code = await handedIn(cast.portal, submission(unit, { applicant: { kind: 'citizen', name } }));
    const { page, faults } = await windowOf('reception');
    await open(page, code);
    expect(await textOf(page, 'h1')).toBe(name);
    expect(await page.title()).not.toContain('Trần');
    expect(page.url()).not.toContain('Tr');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('.');
    await page.waitForSelector('dialog[open]');
    expect(await textOf(page, 'dialog')).toContain('Hồ sơ chưa được tiếp nhận.');
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  });

  it('leads a dossier from its acceptance to a request for papers, by clicking', async () => {
    const code = await handedIn(cast.portal, submission(unit));
    const reception = await windowOf('reception');
    await open(reception.page, code);
    await act(reception.page, 'Tiếp nhận, hẹn trả kết quả');
    await reception.page.waitForSelector('dialog[open]');
    await reception.page.keyboard.press('Enter');
    await reception.page.waitForFunction(
      `document.querySelector('.toast')?.textContent.includes(${JSON.stringify(code)})`,
    );
    expect((await look(cast.portal, code)).receipt).toBeDefined();

    const specialist = await windowOf('specialist');
    await open(specialist.page, code);
    await compose(specialist.page, 'Ghi lại nơi cư trú theo căn cước', 'Tờ khai còn sai một mục');
    await send(specialist.page);
    await specialist.page.waitForSelector('.toast');
    expect(await look(cast.portal, code)).toMatchObject({
      status: 'awaiting-supplement',
      supplementRequest: {
        reason: 'Tờ khai còn sai một mục',
        components: ['declaration'],
        items: [{ component: 'declaration', fault: 'wrong', detail: 'Ghi lại nơi cư trú theo căn cước' }],
      },
    });
    expect([...reception.faults, ...specialist.faults]).toEqual([]);
    await reception.page.close();
    await specialist.page.close();
  });

  it('tells whoever comes second who was first and what they did, and loses nothing that was typed', async () => {
    const code = await handedIn(cast.portal, submission(unit));
    const second = await windowOf('reception');
    await open(second.page, code);
    await compose(second.page, 'Quét lại, tờ khai mờ', 'Tờ khai không đọc được');

    const first = await windowOf('leader');
    await open(first.page, code);
    await act(first.page, 'Giao việc');
    await first.page.select('dialog select', officers.reception);
    await send(first.page);
    await first.page.waitForSelector('.toast');

    await second.page.bringToFront();
    await send(second.page);
    await second.page.waitForSelector('dialog .notice-warning li');
    expect(await textOf(second.page, 'dialog .notice-warning')).toContain(
      'Lê Quang Hùng: Giao việc: Nguyễn Thị Hoa',
    );
    expect((await look(cast.portal, code)).status).toBe('submitted');
    await second.page.locator('dialog .notice-warning button').click();
    await second.page.waitForSelector('dialog .notice-warning', { hidden: true });
    await send(second.page);
    await second.page.waitForSelector('.toast');
    expect(await look(cast.portal, code)).toMatchObject({
      status: 'awaiting-supplement',
      supplementRequest: { reason: 'Tờ khai không đọc được', items: [{ detail: 'Quét lại, tờ khai mờ' }] },
    });
    // The browser itself notes that the first attempt was refused.
    expect(second.faults.filter((fault) => !fault.includes('412'))).toEqual([]);
    expect(first.faults).toEqual([]);
    await first.page.close();
    await second.page.close();
  });
});
