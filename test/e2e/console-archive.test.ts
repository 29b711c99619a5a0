import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, violations } from '#test/browser/browser.ts';
import { type AtConsole, enter, textOf, untilSays } from '#test/browser/console.ts';
import { type Cast, signInAll, unit } from '#test/support/cast.ts';
import { moveClock } from '#test/support/control.ts';
import { eventually, submission } from '#test/support/dossiers.ts';
import { sealed, sealedScan } from '#test/support/lives.ts';
import { type LocalCloud, retentionOver, startLocalCloud } from '#test/support/local-cloud.ts';

const purpose = 'Thanh tra định kỳ quý IV';
const name = '<b>Đỗ Thị Ước</b>';
const identifier = '001188000002';

let cloud: LocalCloud;
let cast: Cast;
let browser: Browser;
let code: string;

beforeAll(async () => {
  cloud = await startLocalCloud();
  cast = await signInAll(cloud.addresses);
  code = await sealedScan(cast, submission(unit, { applicant: { kind: 'citizen', name, identifier } }));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await cloud.close();
});

const button = (page: Page, text: string) =>
  page.locator(`main ::-p-xpath(.//button[text()='${text}'])`).click();

/** An auditor at an address, who has said why. */
async function inArchive(path = '/', who = 'thanh-tra', { asks = true } = {}): Promise<AtConsole> {
  await browser.deleteCookie(...(await browser.cookies()));
  const at = await enter(browser, cloud.addresses, who, path, '{"language":"vi"}');
  if (!asks) return at;
  await at.page.locator('.purpose-field').fill(purpose);
  await at.page.keyboard.press('Enter');
  await at.page.waitForSelector('.purpose');
  return at;
}

describe('the archive in the console', () => {
  it('asks why first, finds by fields, and tells initials and addresses of nobody', async () => {
    const { page, faults, close } = await inArchive();
    expect(new URL(page.url()).pathname).toBe('/archive');
    expect(await violations(page)).toEqual([]);
    await page.locator('.scope select').fill(unit);
    await page.locator('.scope input[type=search]').fill('do thi uoc');
    await page.keyboard.press('Enter');
    await untilSays(page, '.results', code);
    expect(await textOf(page, '.results')).not.toContain('Ước');
    expect(page.url()).not.toMatch(/uoc|purpose/i);
    expect(await page.title()).not.toContain('Ước');
    expect(await violations(page)).toEqual([]);
    await page.locator(`.results a`).click();
    await untilSays(page, 'h1', code);
    expect(faults).toEqual([]);
    await close();
  });

  it('shows the dossier as it was sealed, verifies it step by step, and identifies the applicant to whoever asks', async () => {
    const { page, faults, close } = await inArchive(`/archive/${code}`);
    await untilSays(page, 'h1', code);
    await page.waitForSelector('img.paper-page');
    expect(await textOf(page, '.dossier-head')).not.toContain(identifier);
    await button(page, 'Xem định danh');
    await untilSays(page, '.dossier-head', `${name} · ${identifier}`);
    await button(page, 'Kiểm tra ngay');
    await untilSays(page, '.side-body', 'Toàn vẹn:');
    expect(await page.$$('.check-groups .flag-danger')).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await button(page, 'Lấy bằng chứng');
    await untilSays(page, '.side-body', 'Chưa có bằng chứng');
    for (const side of ['Nhật ký', 'Thời hạn', 'Tiền', 'Lượt xem']) {
      await page.locator(`[role=tab] ::-p-text(${side})`).click();
      await page.waitForSelector('.side-body :first-child');
      expect([side, await violations(page)]).toEqual([side, []]);
    }
    await untilSays(page, '.side-body', purpose);
    // The browser says that there is no proof yet, as it says of every answer of that kind.
    expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
    await close();
  });

  it('places a hold and lifts it, each with its reason', async () => {
    const { page, faults, close } = await inArchive(`/archive/${code}`, 'luu-tru');
    await page.locator('[role=tab] ::-p-text(Bảo quản)').click();
    const [basis, reason] = await page.$$('.order:first-of-type input');
    await basis?.type('Công văn 9/TTr');
    await reason?.type('Đang có khiếu nại');
    await button(page, 'Phong tỏa hồ sơ');
    await untilSays(page, '.dossier-marks', 'Đang phong tỏa');
    expect(await violations(page)).toEqual([]);
    await page.locator('.order input').fill('Đã giải quyết');
    await button(page, 'Gỡ phong tỏa');
    await page.waitForFunction("!document.querySelector('.dossier-marks').innerText.includes('phong tỏa')");
    await untilSays(page, '.side-body', 'Đã giải quyết');
    expect(faults).toEqual([]);
    await close();
  });

  it('finds a person by the exact number, and says who looked', async () => {
    const { page, faults, close } = await inArchive('/archive?by=person');
    await page.locator('.scope input').fill(identifier);
    await page.keyboard.press('Enter');
    await untilSays(page, '.results', code);
    await untilSays(page, '.below', purpose);
    expect(page.url()).not.toContain(identifier);
    expect(await violations(page)).toEqual([]);
    await page.goto(`${cloud.addresses.pages}/archive?by=looks&unit=${unit}`);
    await untilSays(page, '.results', purpose);
    expect(faults).toEqual([]);
    await close();
  });

  it('gives out what was found, and says where it may be fetched', async () => {
    const { page, faults, close } = await inArchive(`/archive?unit=${unit}`);
    await button(page, 'Tra cứu');
    await untilSays(page, '.results', code);
    await page.locator('main ::-p-text(Trích xuất 1 hồ sơ này)').click();
    await page.locator('.archive-form input').fill('Đoàn thanh tra số 5');
    expect(await page.$eval('.archive-form textarea', (field) => field.value)).toBe(code);
    expect(await violations(page)).toEqual([]);
    await page.locator('.archive-form button[type=submit]').click();
    await untilSays(page, 'dialog', 'Đang tạo gói');
    expect(await violations(page)).toEqual([]);
    await moveClock(cloud.addresses, { advance: 'PT5M' });
    await page.waitForSelector('dialog a[href*=".zip"]');
    expect(await textOf(page, 'dialog')).toContain('Đoàn thanh tra số 5');
    expect(faults).toEqual([]);
    await close();
  });

  it('has nothing to dispose of before its time', async () => {
    const { page, close } = await inArchive('/archive/disposals', 'luu-tru', { asks: false });
    await page.locator('.scope select').fill(unit);
    await button(page, 'Lập danh mục');
    await page.waitForSelector('.notice-problem');
    expect(await violations(page)).toEqual([]);
    await close();
  });

  it('finds words of papers once they are indexed, and marks them on their page', async () => {
    await moveClock(cloud.addresses, { advance: 'PT1H' });
    const { page, faults, close } = await inArchive('/archive?by=texts');
    await page.locator('.scope input[type=search]').fill('"tinh trang hon nhan"');
    await eventually(
      async () => {
        await button(page, 'Tra cứu');
        await page.waitForNetworkIdle({ idleTime: 200 });
        return textOf(page, '.hits');
      },
      (hits) => hits?.includes(code) ?? false,
    );
    expect((await textOf(page, '.excerpt mark'))?.toLowerCase()).toContain('tình trạng hôn nhân');
    expect(page.url()).not.toMatch(/tinh|hon/);
    expect(await violations(page)).toEqual([]);
    await page.locator('.hit-pages a').click();
    await page.waitForSelector('img.paper-page');
    expect(new URL(page.url()).search).toMatch(/page=1/);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  it('shows an auditor of another unit nothing of it, and an officer nothing of the archive', async () => {
    const other = await inArchive(`/archive/${code}`, 'thanh-tra.binh-minh');
    await other.page.waitForSelector('.notice-problem');
    expect(await textOf(other.page, 'main')).not.toContain('hôn nhân');
    await other.close();
    const officer = await inArchive(`/archive/${code}`, 'chuyen-vien.an-binh');
    await officer.page.waitForSelector('.notice-problem');
    expect(await violations(officer.page)).toEqual([]);
    await officer.close();
  });

  it('has one person draw up a list of what is over, and another keep or approve', async () => {
    const due = await sealed(cast);
    await moveClock(cloud.addresses, { advance: retentionOver });
    const mine = await inArchive('/archive/disposals', 'luu-tru', { asks: false });
    await mine.page.locator('.scope select').fill(unit);
    await button(mine.page, 'Lập danh mục');
    await untilSays(mine.page, 'dialog', due);
    expect(await textOf(mine.page, 'dialog')).toContain('Bạn lập danh mục này');
    expect(await violations(mine.page)).toEqual([]);
    await mine.close();
    const other = await inArchive('/archive/disposals', 'luu-tru-2', { asks: false });
    await other.page.locator('.results button').click();
    await other.page.locator('dialog .scope select').fill(due);
    await other.page.locator('dialog .scope input').fill('Có giá trị lịch sử');
    await button(other.page, 'Giữ lại');
    await untilSays(other.page, 'dialog', 'Giữ lại (luu-tru-2): Có giá trị lịch sử');
    await button(other.page, 'Phê duyệt hủy 0 gói');
    await untilSays(other.page, 'dialog', 'Bạn đã phê duyệt');
    expect(await violations(other.page)).toEqual([]);
    expect([...mine.faults, ...other.faults]).toEqual([]);
    await other.close();
  });
});
