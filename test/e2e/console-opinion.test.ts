import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, violations } from '#test/browser/browser.ts';
import { untilSays } from '#test/browser/console.ts';
import { deskOf, pointedAt, pointing, typing } from '#test/browser/hands.ts';
import { type Cast, otherUnit, signInAll, unit } from '#test/support/cast.ts';
import { complete, look, submission } from '#test/support/dossiers.ts';
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

describe('a question to another unit', () => {
  let code: string;

  it('is asked by the specialist', async () => {
    code = await handedIn(cast.portal, submission(unit));
    await complete(cast.reception, code, { outcome: 'accept' });
    const { page, faults, close } = await deskOf(browser, cloud.addresses, 'chuyen-vien.an-binh');
    await pointing.open(page, code);
    await pointing.act(page, 'Hỏi ý kiến đơn vị khác');
    await page.waitForSelector(`dialog option[value="${otherUnit}"]`);
    await page.select('dialog select', otherUnit);
    await pointing.fill(page, 'Nội dung hỏi', 'Người yêu cầu đã cư trú ở đó chưa?');
    await pointing.fill(page, 'Thời hạn', '2');
    await pointing.send(page);
    await untilSays(page, '.toast', code);
    expect(faults).toEqual([]);
    await close();
  });

  it('is found and answered there by keys alone, with its papers in view', async () => {
    const desk = await deskOf(browser, cloud.addresses, 'chuyen-vien.binh-minh', { path: '/consultations' });
    await untilSays(desk.page, '.consultations', 'Người yêu cầu đã cư trú ở đó chưa?');
    await typing.press(desk.page, code);
    await desk.page.waitForSelector('canvas[data-drawn]');
    await typing.press(desk.page, 'Nhận việc');
    await untilSays(desk.page, '.toast', code);
    await typing.fill(desk.page, 'Nội dung trả lời', 'Chưa từng cư trú.');
    await desk.page.keyboard.down('Shift');
    await desk.page.keyboard.press('Tab');
    await desk.page.keyboard.up('Shift');
    await desk.page.keyboard.press('ArrowDown');
    await typing.press(desk.page, 'Gửi trả lời');
    await untilSays(desk.page, '.toast', 'Đã trả lời');
    expect(await pointedAt(desk)).toBe(0);
    expect(desk.faults).toEqual([]);
    const [asked] = (await look(cast.specialist, code)).consultations ?? [];
    expect(asked).toMatchObject({
      state: 'answered',
      answer: { opinion: 'agree', text: 'Chưa từng cư trú.' },
    });
    await desk.close();
  });

  it('is shown without a fault that axe finds', async () => {
    const desk = await deskOf(browser, cloud.addresses, 'chuyen-vien.binh-minh', { path: '/consultations' });
    // The policy of the page lets no tool in that a test brings.
    await desk.page.setBypassCSP(true);
    await desk.page.reload();
    await desk.page.waitForSelector('.consultations h1');
    expect(await violations(desk.page)).toEqual([]);
    await desk.close();
  });
});
