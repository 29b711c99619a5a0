import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, violations } from '#test/browser/browser.ts';
import { untilSays } from '#test/browser/console.ts';
import { deskOf, pointedAt, pointing, typing } from '#test/browser/hands.ts';
import { type Cast, signInAll, unit } from '#test/support/cast.ts';
import { eventually, look, submission } from '#test/support/dossiers.ts';
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

describe('the conversation at the console', () => {
  it('is asked by keys alone, answered, and seen as news in the list', async () => {
    const code = await handedIn(cast.portal, submission(unit));
    const desk = await deskOf(browser, cloud.addresses, reception);
    await typing.open(desk.page, code);
    await typing.press(desk.page, 'Tờ khai');
    await desk.press(...Array<'ArrowRight'>(5).fill('ArrowRight'));
    await untilSays(desk.page, '.side-body', 'Chưa có tin nào.');
    await typing.fill(desk.page, 'Viết cho người nộp', 'Xin ông gọi lại.');
    await desk.press('Tab', 'Space');
    await typing.press(desk.page, 'Gửi cho người nộp');
    await untilSays(desk.page, '.side-body', 'Chờ người nộp trả lời từ');
    expect(await violations(desk.page)).toEqual([]);
    expect((await look(cast.portal, code)).conversation).toMatchObject({
      answerAwaitedSince: expect.any(String),
      messages: [{ text: 'Xin ông gọi lại.', awaitsAnswer: true }],
    });
    expect(await pointedAt(desk)).toBe(0);
    await desk.close();

    await cast.portal.post(`/v1/dossiers/${code}/messages`, { body: { text: 'Tôi <i>đã</i> gọi.' } });
    await eventually(
      () => cast.reception.get('/v1/tasks?status=new-message'),
      ({ body }) => JSON.stringify(body).includes(code),
    );
    const again = await deskOf(browser, cloud.addresses, reception, {
      path: '/tasks?view=all&status=new-message',
    });
    await untilSays(again.page, '.row', 'Tin mới của người nộp');
    await pointing.open(again.page, code);
    await pointing.press(again.page, 'Trao đổi');
    await untilSays(again.page, '.side-body', 'Tôi <i>đã</i> gọi.');
    expect(await again.page.evaluate("document.querySelector('.side-body').innerText")).not.toContain(
      'Chờ người nộp trả lời từ',
    );
    expect([...desk.faults, ...again.faults]).toEqual([]);
    await again.close();
  });

  it('keeps what was typed where the dossier was closed meanwhile, and says so; in English, too', async () => {
    const code = await handedIn(cast.portal, submission(unit));
    const desk = await deskOf(browser, cloud.addresses, reception, { language: 'en' });
    await pointing.open(desk.page, code);
    await pointing.press(desk.page, 'Conversation');
    await pointing.fill(desk.page, 'Write to the applicant', 'Please call.');
    expect(await violations(desk.page)).toEqual([]);
    await cast.portal.post(`/v1/dossiers/${code}/withdrawal`, { body: { reason: 'Đổi ý.' } });
    await pointing.press(desk.page, 'Send to the applicant');
    await untilSays(desk.page, '.side-body', 'The dossier is already closed.');
    expect(await desk.page.evaluate("document.querySelector('.side-body textarea').value")).toBe(
      'Please call.',
    );
    // The browser itself notes that the attempt was refused.
    expect(desk.faults.filter((fault) => !fault.includes('409'))).toEqual([]);
    await desk.close();
  });
});
