import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RatingView } from '#shared/api/resources/ratings.ts';
import { openBrowser, violations } from '#test/browser/browser.ts';
import { type AtConsole, enter, textOf, untilSays } from '#test/browser/console.ts';
import { type Cast, signInAll } from '#test/support/cast.ts';
import { timeOf } from '#test/support/control.ts';
import { expectStatus } from '#test/support/dossiers.ts';
import { sealed } from '#test/support/lives.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';

const comment = '<i>Nhanh</i> và rõ ràng';

let cloud: LocalCloud;
let cast: Cast;
let browser: Browser;
let code: string;
let today: string;

beforeAll(async () => {
  cloud = await startLocalCloud();
  cast = await signInAll(cloud.addresses);
  code = await sealed(cast);
  const rating = { scores: { overall: 5 }, comment };
  expectStatus(await cast.portal.post(`/v1/dossiers/${code}/rating`, { body: rating }), 201, RatingView);
  const inVietnam = Date.parse(await timeOf(cloud.addresses)) + 7 * 3_600_000;
  today = new Date(inVietnam).toISOString().slice(0, 10);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await cloud.close();
});

async function reports(who: string, search: string): Promise<AtConsole> {
  await browser.deleteCookie(...(await browser.cookies()));
  return enter(browser, cloud.addresses, who, `/reports?${search}`, '{"language":"vi"}');
}

describe('the reports of a unit', () => {
  it('show a manager what applicants said, as the text that it is', async () => {
    const { page, faults, close } = await reports('quan-ly.an-binh', `from=${today}`);
    await untilSays(page, '.results', code);
    expect(await textOf(page, '.results')).toContain(comment);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  it('say that a day is not reconciled, and which day', async () => {
    const { page, faults, close } = await reports('quan-ly.an-binh', `kind=reconciliation&from=${today}`);
    await untilSays(page, '.state', 'chưa đối soát');
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  it('give an officer the follow-up book, and neither ratings nor reconciliations', async () => {
    const { page, faults, close } = await reports('tiep-nhan.an-binh', `kind=book&from=${today}&to=${today}`);
    expect(await textOf(page, '.list-head')).not.toContain('Đối soát');
    await page.locator('.state .button-main').click();
    await page.waitForSelector('.state a[href*=".pdf"]', { timeout: 60_000 });
    expect(await textOf(page, '.state')).toContain('1 hồ sơ');
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });
});
