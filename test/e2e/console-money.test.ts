import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '#test/browser/browser.ts';
import { untilSays } from '#test/browser/console.ts';
import { deskOf, pointing, typing } from '#test/browser/hands.ts';
import { type Cast, signInAll } from '#test/support/cast.ts';
import { chargedIn } from '#test/support/charged.ts';
import { eventually, look } from '#test/support/dossiers.ts';
import type { LocalCloud } from '#test/support/local-cloud.ts';
import { startPayingCloud } from '#test/support/payments.ts';

let cloud: LocalCloud;
let cast: Cast;
let browser: Browser;
beforeAll(async () => {
  cloud = await startPayingCloud();
  cast = await signInAll(cloud.addresses);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await cloud.close();
});

const reception = 'tiep-nhan.an-binh';

describe('money at the desk', () => {
  it('is taken in cash, what is owed filled in, and its receipt is told and can be printed', async () => {
    const code = await chargedIn(cast);
    const desk = await deskOf(browser, cloud.addresses, reception);
    await pointing.open(desk.page, code);
    await pointing.press(desk.page, 'Việc khác');
    await untilSays(desk.page, 'dialog', 'Phải nộp phí, lệ phí trước');
    await desk.press('Escape');
    await pointing.act(desk.page, 'Thu tiền: Khi nộp hồ sơ');
    await pointing.fill(desk.page, 'Số phiếu thu', 'PT-0001');
    await pointing.send(desk.page);
    await untilSays(desk.page, '.toast', code);
    expect((await look(cast.reception, code)).payment).toMatchObject({
      state: 'paid',
      requests: [{ received: [{ id: 'PT-0001', amount: 30_000, method: 'cash' }] }],
    });
    await pointing.press(desk.page, 'Phí');
    await untilSays(desk.page, '.side-body', 'Biên lai LOCAL-01, số 1');
    const opening = new Promise<Page | null>((resolve) => desk.page.once('popup', resolve));
    const asked = desk.page.waitForResponse((answer) => answer.url().endsWith('?disposition=inline'));
    await desk.page.locator('.paper-tools ::-p-text(In)').click();
    expect((await asked).status()).toBe(200);
    await (await opening)?.close();
    await desk.page.bringToFront();
    await pointing.act(desk.page, 'Tiếp nhận');
    await pointing.send(desk.page);
    await eventually(
      () => look(cast.portal, code),
      ({ status }) => status === 'accepted',
    );
    expect(desk.faults).toEqual([]);
    await desk.close();
  });

  it('is asked back with a reason by keys alone', async () => {
    const code = await chargedIn(cast);
    const desk = await deskOf(browser, cloud.addresses, reception);
    await typing.open(desk.page, code);
    await typing.act(desk.page, 'Thu tiền');
    await typing.fill(desk.page, 'Số phiếu thu', 'PT-0002');
    await typing.send(desk.page);
    await untilSays(desk.page, '.toast', code);
    await typing.act(desk.page, 'Đề nghị hoàn trả');
    await typing.fill(desk.page, 'Lý do', 'Thu nhầm của hồ sơ khác');
    await typing.send(desk.page);
    await untilSays(desk.page, '.toast', 'Đề nghị hoàn trả');
    expect((await look(cast.reception, code)).payment).toMatchObject({ state: 'refunding' });
    expect(desk.faults).toEqual([]);
    await desk.close();
  });
});
