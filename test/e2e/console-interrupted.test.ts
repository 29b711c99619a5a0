import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '#test/browser/browser.ts';
import { textOf, untilSays } from '#test/browser/console.ts';
import { deskOf, pointing } from '#test/browser/hands.ts';
import { type Cast, signInAll, unit } from '#test/support/cast.ts';
import { moveClock } from '#test/support/control.ts';
import { complete, eventually, look, scan, submission } from '#test/support/dossiers.ts';
import { storeOf } from '#test/support/journals.ts';
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
  await browser?.close();
  await cloud.close();
});

const reception = 'tiep-nhan.an-binh';
/** As long as the law of a refusal makes them. */
const longReason = 'Người yêu cầu không thường trú tại phường, đề nghị liên hệ nơi thường trú. '
  .repeat(12)
  .trim();

/** Every request to an address that ends so, with its key. */
function keysOf(page: Page, end: string): string[] {
  const keys: string[] = [];
  page.on('request', (request) => {
    const key = request.headers()['idempotency-key'];
    if (request.method() === 'POST' && request.url().endsWith(end) && key !== undefined) keys.push(key);
  });
  return keys;
}

/** Lets requests through and their answers not, as a line does that breaks at the wrong moment, until it is mended. */
async function breakLine(page: Page, urlPattern: string): Promise<() => Promise<void>> {
  const session = await page.createCDPSession();
  session.on('Fetch.requestPaused', ({ requestId }) => {
    session.send('Fetch.failRequest', { requestId, errorReason: 'ConnectionReset' }).catch(() => undefined);
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern, requestStage: 'Response' }] });
  return () => session.detach();
}

const timesOf = async (code: string, type: string) => {
  const journal = await (await storeOf(cloud.addresses)).journal(code);
  return journal.flatMap(({ events }) => events).filter((event) => event.type === type).length;
};

describe('a line that breaks in the middle of an act', () => {
  it('is told, loses nothing that was typed, and lets the act happen once', async () => {
    const code = await handedIn(cast.portal, submission(unit));
    const { page, close } = await deskOf(browser, cloud.addresses, reception);
    await pointing.open(page, code);
    await pointing.act(page, 'Từ chối tiếp nhận');
    await pointing.fill(page, 'Lý do', longReason);
    const keys = keysOf(page, '/complete');
    const mend = await breakLine(page, '*/complete');
    await pointing.send(page);
    await untilSays(page, 'dialog .notice', 'Mất kết nối với máy chủ');
    // The act was done; only its answer was lost.
    expect((await look(cast.portal, code)).status).toBe('refused');
    expect(await page.evaluate("document.querySelector('dialog textarea').value")).toBe(longReason);
    await mend();
    await pointing.send(page);
    await untilSays(page, '.toast', code);
    expect(keys.length).toBeGreaterThan(1);
    expect(new Set(keys).size).toBe(1);
    expect(await timesOf(code, 'task.completed')).toBe(1);
    await close();
  });

  it('lets an upload that broke off be sent again as the same file', async () => {
    const code = await handedIn(cast.portal, submission(unit));
    await complete(cast.reception, code, { outcome: 'accept' });
    await complete(cast.specialist, code, { outcome: 'advance' });
    await complete(cast.leader, code, { outcome: 'approve' });
    const file = join(await mkdtemp(join(tmpdir(), 'motcua-')), 'giay-xac-nhan.pdf');
    await writeFile(file, scan);

    const { page, close } = await deskOf(browser, cloud.addresses, 'van-thu.an-binh');
    await pointing.open(page, code);
    await pointing.act(page, 'Tải kết quả lên');
    await pointing.bring(page, file);
    const mend = await breakLine(page, `${cloud.addresses.s3}/*`);
    await pointing.send(page);
    await untilSays(page, 'dialog .notice', 'Mất kết nối với máy chủ');
    await mend();
    await pointing.send(page);
    await untilSays(page, '.toast', code);
    // It can be opened once it is inspected, and what is decided before then would be decided on another version.
    await page.waitForSelector('.paper-button:enabled ::-p-text(giay-xac-nhan.pdf)');
    await pointing.act(page, 'Phát hành kết quả');
    await untilSays(page, 'dialog select', 'giay-xac-nhan.pdf');
    await pointing.send(page);
    await eventually(
      () => look(cast.portal, code),
      ({ status }) => status === 'resolved',
    );
    const { files } = await look(cast.clerk, code);
    expect(files.filter(({ purpose }) => purpose === 'result')).toHaveLength(1);
    await close();
  });
});

describe('an officer who opens what is not theirs', () => {
  it('is told so, and learns nothing of it', async () => {
    const name = 'Lý Thị Kín Đáo';
    const applicant = { kind: 'citizen', name };
    const code = await handedIn(cast.portal, submission(unit, { applicant }));
    const path = `/tasks/${encodeURIComponent(`${code}~1`)}`;
    const desk = await deskOf(browser, cloud.addresses, 'tiep-nhan.binh-minh', { path });
    await untilSays(desk.page, '.notice-problem', 'Không tìm thấy hồ sơ');
    expect(await textOf(desk.page, 'body')).not.toContain(name);
    expect(await desk.page.title()).not.toContain(name);
    expect(await desk.page.$('.act-bar')).toBeNull();
    await desk.close();
  });
});

describe('hostile texts', () => {
  it('are shown as what they are wherever they come, and breach no policy', async () => {
    const hostile = '<img src=x onerror=alert(1)><script>alert(2)</script>';
    const applicant = { kind: 'citizen', name: `${hostile} A` };
    const [file] = submission(unit).files;
    const files = [{ ...file, name: '<svg onload=alert(3)>.pdf' }];
    const code = await handedIn(cast.portal, submission(unit, { applicant, files }));
    const text = `${hostile} ghi chú`;
    await cast.reception.post(`/v1/dossiers/${code}/notes`, { body: { text } });
    const desk = await deskOf(browser, cloud.addresses, reception);
    const breaches: string[] = [];
    await desk.page.exposeFunction('noteBreach', (what: string) => void breaches.push(what));
    await desk.page.evaluate(
      "addEventListener('securitypolicyviolation', (e) => noteBreach(e.violatedDirective + ' ' + e.blockedURI))",
    );
    desk.page.on('dialog', (dialog) => breaches.push(dialog.message()));
    await pointing.open(desk.page, code);
    await untilSays(desk.page, 'h1', hostile);
    await untilSays(desk.page, '.paper-list', '<svg onload=alert(3)>.pdf');
    for (const tab of ['Kiểm tra', 'Thời hạn', 'Phí', 'Nhật ký']) await pointing.press(desk.page, tab);
    await untilSays(desk.page, '.side-body', text);
    await pointing.press(desk.page, 'Ghi chú');
    await untilSays(desk.page, '.side-body', text);
    expect(await desk.page.$('img[src=x], script:not([src]), svg[onload]')).toBeNull();
    expect(breaches).toEqual([]);
    expect(desk.faults).toEqual([]);
    await desk.close();
  });
});

describe('a session that ends while somebody types', () => {
  it('is entered again in a window of its own; what was typed is there, and is sent once', async () => {
    const code = await handedIn(cast.portal, submission(unit));
    const { page, close } = await deskOf(browser, cloud.addresses, reception);
    await pointing.open(page, code);
    await pointing.act(page, 'Từ chối tiếp nhận');
    await pointing.fill(page, 'Lý do', longReason.slice(0, 300));
    // Token, its renewal and the issuer's own session are all over by then.
    await moveClock(cloud.addresses, { advance: 'PT11H' });
    await page.keyboard.type(longReason.slice(300));
    await pointing.send(page);
    await untilSays(page, 'body', 'Phiên làm việc đã hết hạn');
    const opening = new Promise<Page | null>((resolve) => page.once('popup', resolve));
    await page.locator('::-p-aria([role="button"][name="Đăng nhập lại"])').click();
    const issuer = await opening;
    const person = `button[value="${reception}"]`;
    await issuer?.waitForSelector(person);
    // A window that nobody brought to the front draws no frames, for which a click with the pointer would wait.
    await issuer?.evaluate(`document.querySelector(${JSON.stringify(person)}).click()`);
    await page.bringToFront();
    await page.waitForSelector('.toast, dialog .notice-warning');
    // Where time has gone on for the dossier first, its step is overdue, which is told before anything is sent.
    const again = await page.$('dialog .notice-warning button');
    if (again !== null) {
      await again.click();
      await page.waitForSelector('dialog .notice-warning', { hidden: true });
      await pointing.send(page);
    }
    await untilSays(page, '.toast', code);
    cast = await signInAll(cloud.addresses);
    expect(await look(cast.portal, code)).toMatchObject({ status: 'refused', reason: longReason });
    expect(await timesOf(code, 'task.completed')).toBe(1);
    await close();
  });
});
