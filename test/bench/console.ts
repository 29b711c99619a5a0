import type { Browser, Page } from 'puppeteer-core';
import * as z from 'zod';
import { openBrowser } from '#test/browser/browser.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';
import { fillUnit } from './open-tasks.ts';
import { Samples } from './samples.ts';

const tasks = 5_000;
/** How many times slower the browser's processor is made. */
const throttling = 4;
const presses = 200;

const Paint = z.object({ paint: z.number(), rows: z.number() });

/** When the first text was painted and the first row stood there, in milliseconds from the beginning of the page. */
const timesOfPage = `new Promise((resolve) => {
  const look = () => {
    const row = document.querySelector('[data-task]');
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    if (row === null || paint === undefined) return requestAnimationFrame(look);
    resolve({ paint: paint.startTime, rows: performance.now() });
  };
  look();
})`;

/** From each key until what it did is painted. */
const watchKeys = `
  window.keyTimes = [];
  document.addEventListener('keydown', (event) => {
    requestAnimationFrame(() => {
      const painted = new MessageChannel();
      painted.port1.onmessage = () => window.keyTimes.push(performance.now() - event.timeStamp);
      painted.port2.postMessage(0);
    });
  }, true);
`;

async function signIn(page: Page, address: string) {
  await page.goto(address);
  await (await page.waitForSelector('button[value="tiep-nhan.an-binh"]'))?.click();
  await page.waitForSelector('[data-task]');
}

async function measurePaint(page: Page, address: string) {
  const session = await page.createCDPSession();
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttling });
  // The issuer knows who signed in, so this is the whole way of a page that is opened again.
  await page.goto(`${address}/tasks?view=all`, { waitUntil: 'domcontentloaded' });
  await page.waitForSelector('[data-task]');
  return Paint.parse(await page.evaluate(timesOfPage));
}

async function measureKeys(page: Page) {
  await page.evaluate(watchKeys);
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press('j');
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  const samples = new Samples();
  for (const time of z.array(z.number()).parse(await page.evaluate('window.keyTimes'))) samples.add(time);
  return samples;
}

/** `node test/bench/console.ts`: what an officer waits for with thousands of tasks; prints Markdown. */
async function main(cloud: LocalCloud, browser: Browser) {
  await fillUnit(cloud.addresses, tasks);
  const page = await browser.newPage();
  await page.setViewport({ width: 1366, height: 768 });
  await signIn(page, cloud.addresses.pages);
  const { paint, rows } = await measurePaint(page, cloud.addresses.pages);
  const keys = await measureKeys(page);
  const lines = [
    ['first contentful paint', paint],
    ['first rows of the list', rows],
    ['a key, p50', keys.percentile(0.5)],
    ['a key, p95', keys.percentile(0.95)],
  ] as const;
  process.stdout.write(`| with ${tasks} open tasks, at ${throttling}× throttling | ms |\n| --- | --- |\n`);
  for (const [name, time] of lines) process.stdout.write(`| ${name} | ${Math.round(time)} |\n`);
}

const [cloud, browser] = await Promise.all([startLocalCloud(), openBrowser()]);
try {
  await main(cloud, browser);
} finally {
  await browser.close();
  await cloud.close();
}
