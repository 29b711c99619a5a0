import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Submitted } from '#shared/api/views/dossier.ts';
import { openBrowser } from '#test/browser/browser.ts';
import { type AtConsole, untilSays } from '#test/browser/console.ts';
import { deskOf, pointedAt, pointing, typing } from '#test/browser/hands.ts';
import { type Cast, signInAll, unit } from '#test/support/cast.ts';
import { declare, expectStatus, inStatus, look, scan, submission, upload } from '#test/support/dossiers.ts';
import { handedIn, untilSealed } from '#test/support/lives.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';

let cloud: LocalCloud;
let cast: Cast;
let browser: Browser;
beforeAll(async () => {
  cloud = await startLocalCloud({ signing: true });
  cast = await signInAll(cloud.addresses);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await cloud.close();
});

const vi = {
  accept: 'Tiếp nhận, hẹn trả kết quả',
  supplement: 'Yêu cầu bổ sung',
  detail: 'Tờ khai',
  reason: 'Lý do',
  advance: 'Trình lãnh đạo phê duyệt',
  approve: 'Phê duyệt',
  issue: 'Phát hành kết quả',
  return: 'Đã trả kết quả',
  receiver: 'Người nhận kết quả',
  identity: 'Số giấy tờ',
};
const en: typeof vi = {
  accept: 'Accept and make the appointment',
  supplement: 'Ask for a supplement',
  detail: 'Declaration',
  reason: 'Reason',
  advance: 'Submit for approval',
  approve: 'Approve',
  issue: 'Issue the result',
  return: 'Result returned',
  receiver: 'Who',
  identity: 'Number',
};

describe.each([
  { how: 'by clicking, in Vietnamese', hands: pointing, language: 'vi', words: vi },
  { how: 'by keys alone, in English', hands: typing, language: 'en', words: en },
] as const)('a dossier from the portal to the archive, $how', ({ hands, language, words }) => {
  let code: string;

  /** Somebody opens the dossier, does what the step is about, and pointed at nothing where they work by keys. */
  async function at(who: string, work: (desk: AtConsole) => Promise<void>) {
    const desk = await deskOf(browser, cloud.addresses, who, { language });
    await hands.open(desk.page, code);
    await work(desk);
    if (hands === typing) expect(await pointedAt(desk)).toBe(0);
    expect(desk.faults).toEqual([]);
    await desk.close();
  }

  const done = ({ page }: AtConsole) => untilSays(page, '.toast', code);

  it('is handed in, and accepted by reception', async () => {
    code = await handedIn(cast.portal, submission(unit, { delivery: { by: 'desk' } }));
    await at('tiep-nhan.an-binh', async (desk) => {
      await hands.act(desk.page, words.accept);
      await hands.send(desk.page);
      await done(desk);
    });
    expect((await look(cast.portal, code)).receipt).toMatchObject({ code });
  });

  it('lacks a paper, which the specialist asks for and the portal brings', async () => {
    await at('chuyen-vien.an-binh', async (desk) => {
      await hands.act(desk.page, words.supplement);
      await hands.markWrong(desk.page);
      await hands.fill(desk.page, words.detail, 'Trang hai bị mờ');
      await hands.fill(desk.page, words.reason, 'Tờ khai chưa đọc được');
      await hands.send(desk.page);
      await done(desk);
    });
    expect(await look(cast.portal, code)).toMatchObject({
      status: 'awaiting-supplement',
      supplementRequest: { reason: 'Tờ khai chưa đọc được', items: [{ detail: 'Trang hai bị mờ' }] },
    });
    const files = [{ component: 'declaration', ...declare(scan, 'to-khai-ro.pdf') }];
    const announced = await cast.portal.post(`/v1/dossiers/${code}/supplements`, { body: { files } });
    await upload(expectStatus(announced, 200, Submitted).uploads[0], scan);
    await inStatus(cast.portal, code, 'processing');
  });

  it('is appraised by the specialist and signed by the leader', async () => {
    await at('chuyen-vien.an-binh', async (desk) => {
      await hands.act(desk.page, words.advance);
      await hands.send(desk.page);
      await done(desk);
    });
    await at('lanh-dao.an-binh', async (desk) => {
      await hands.act(desk.page, words.approve);
      await hands.send(desk.page);
      await done(desk);
    });
    expect((await look(cast.leader, code)).task?.role).toBe('clerk');
  });

  it('is numbered and issued by the clerk', async () => {
    await at('van-thu.an-binh', async (desk) => {
      await hands.act(desk.page, words.issue);
      await hands.send(desk.page);
      await done(desk);
    });
    await inStatus(cast.portal, code, 'resolved');
  });

  it('is given to the applicant at the desk, and lies sealed in the archive', async () => {
    await at('tiep-nhan.an-binh', async (desk) => {
      await hands.act(desk.page, words.return);
      await hands.fill(desk.page, words.receiver, 'Nguyễn Văn A');
      await hands.fill(desk.page, words.identity, '001099000001');
      await hands.send(desk.page);
      await done(desk);
    });
    const given = await untilSealed(cast.portal, code);
    expect(given).toMatchObject({ status: 'returned', delivery: { by: 'desk', state: 'delivered' } });
    const sealed = await cast.auditor.get(`/v1/archive/${code}?purpose=Ki%E1%BB%83m%20tra`);
    expect(sealed).toMatchObject({ status: 200, body: { dossier: { code } } });
  });
});
