import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, HTTPRequest, HTTPResponse, KeyInput } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '#test/browser/browser.ts';
import { type AtConsole, textOf, untilSays } from '#test/browser/console.ts';
import { deskOf } from '#test/browser/hands.ts';
import { type Cast, signInAll, unit } from '#test/support/cast.ts';
import { declare, scan, submission } from '#test/support/dossiers.ts';
import { handedIn } from '#test/support/lives.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';

/** As many as are worked through without a pause. */
const count = 50;
const mostKeys = 6;
const mostRequests = 4;
const readingMs = 300;
/** Bytes. */
const largest = 1_000_000;

const twoPapers = submission(unit, {
  files: [
    { component: 'declaration', ...declare(scan) },
    { component: 'earlier-certificate', ...declare(scan, 'giay-cu.pdf') },
  ],
});

let cloud: LocalCloud;
let cast: Cast;
let browser: Browser;
let desk: AtConsole;
beforeAll(async () => {
  cloud = await startLocalCloud();
  cast = await signInAll(cloud.addresses);
  for (let first = 0; first < count + 1; first += 10)
    await Promise.all(
      Array.from({ length: Math.min(10, count + 1 - first) }, () => handedIn(cast.portal, twoPapers)),
    );
  browser = await openBrowser();
  desk = await deskOf(browser, cloud.addresses, 'tiep-nhan.an-binh', {
    path: '/tasks?view=all&sort=received',
  });
  await untilSays(desk.page, '.list-count', `${count + 1} việc`);
});
afterAll(async () => {
  await browser?.close();
  await cloud.close();
});

const isAsked = (request: HTTPRequest) => new URL(request.url()).pathname.startsWith('/v1/');
const dossierIn = (address: string) => /H00\.01-\d+-\d+/.exec(new URL(address).pathname)?.[0];
const isAhead = (request: HTTPRequest) =>
  request.url().endsWith('?view=desk') && dossierIn(request.url()) !== dossierIn(desk.page.url());

/** What is asked of the API from now on, how large each answer is, and what a neighbour that is fetched ahead got in the way of. */
function watch() {
  const pending = new Set<HTTPRequest>();
  const disturbed: string[] = [];
  const sizes: Promise<number>[] = [];
  let asked = 0;
  let ahead = 0;
  desk.page.on('request', (request) => {
    if (!isAsked(request)) return;
    if (isAhead(request)) {
      ahead += 1;
      disturbed.push(...[...pending].map((one) => one.url()));
    }
    asked += 1;
    pending.add(request);
  });
  desk.page.on('response', (response: HTTPResponse) => {
    if (!pending.delete(response.request())) return;
    sizes.push(response.buffer().then((bytes) => bytes.length));
  });
  return {
    asked: () => asked,
    ahead: () => ahead,
    disturbed,
    largest: async () => Math.max(...(await Promise.all(sizes))),
  };
}

/** Waits until the paper is drawn in whose name it is. */
const drawn = (name: string) =>
  desk.page.waitForFunction(
    `document.querySelector('canvas[data-drawn]')?.getAttribute('aria-label').includes(${JSON.stringify(name)})`,
  );

describe('a desk through which fifty dossiers go', () => {
  it('takes no more than a few keys and requests for each, and no answer is large', async () => {
    const keys: KeyInput[] = [];
    const press = async (key: KeyInput) => {
      keys.push(key);
      await desk.press(key);
    };
    await press('Enter');
    await drawn('to-khai');
    const seen = watch();
    for (let done = 0; done < count; done++) {
      const before = (await textOf(desk.page, '.dossier-code')) ?? '';
      await drawn('to-khai');
      await press(']');
      await drawn('giay-cu');
      // Nobody reads a paper faster than this; the neighbour is fetched meanwhile.
      await sleep(readingMs);
      await press('2');
      await desk.page.waitForSelector('dialog[open]');
      await press('Enter');
      await untilSays(desk.page, '.toast', before);
      await desk.page.waitForFunction(
        `document.querySelector('.dossier-code')?.textContent !== ${JSON.stringify(before)}`,
      );
    }
    expect(keys.length / count).toBeLessThanOrEqual(mostKeys);
    expect(seen.asked() / count).toBeLessThanOrEqual(mostRequests);
    expect(await seen.largest()).toBeLessThan(largest);
    expect(seen.ahead()).toBeGreaterThan(0);
    expect(seen.disturbed).toEqual([]);
    expect(desk.faults).toEqual([]);
  });
});
