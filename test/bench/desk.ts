import type { Browser, Page } from 'puppeteer-core';
import { openBrowser } from '#test/browser/browser.ts';
import { enter } from '#test/browser/console.ts';
import { signInAll, unit } from '#test/support/cast.ts';
import { declare, scan, submission } from '#test/support/dossiers.ts';
import { handedIn } from '#test/support/lives.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';
import { Samples } from './samples.ts';

const count = 50;
/** How long each paper is read, in milliseconds. */
const readingMs = 1_000;

const twoPapers = submission(unit, {
  files: [
    { component: 'declaration', ...declare(scan) },
    { component: 'earlier-certificate', ...declare(scan, 'giay-cu.pdf') },
  ],
});

/** From now until the page says that it has drawn the paper; looked at with every frame. */
const drawn = (page: Page, code: string, name: string) =>
  page.waitForFunction(
    `document.querySelector('.dossier-code')?.textContent !== ${JSON.stringify(code)} &&
      document.querySelector('canvas[data-drawn]')?.getAttribute('aria-label').includes(${JSON.stringify(name)})`,
    { polling: 'raf' },
  );

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function timed(samples: Samples, work: () => Promise<unknown>) {
  const began = performance.now();
  await work();
  samples.add(performance.now() - began);
}

/** `node test/bench/desk.ts`: what an officer waits for who works through fifty dossiers; prints Markdown. */
async function main({ addresses }: LocalCloud, browser: Browser) {
  const { portal } = await signInAll(addresses);
  for (let no = 0; no <= count; no++) await handedIn(portal, twoPapers);
  const { page, press } = await enter(
    browser,
    addresses,
    'tiep-nhan.an-binh',
    '/tasks?view=all&sort=received',
  );
  await page.waitForSelector('.row.is-active');
  await press('Enter');
  await drawn(page, '', 'to-khai');
  const [papers, dossiers] = [new Samples(), new Samples()];
  for (let no = 0; no < count; no++) {
    await wait(readingMs);
    await timed(papers, async () => {
      await press(']');
      await drawn(page, '', 'giay-cu');
    });
    await wait(readingMs);
    const code = String(await page.evaluate(`document.querySelector('.dossier-code').textContent`));
    await press('2');
    await page.waitForSelector('dialog[open]');
    await timed(dossiers, async () => {
      await press('Enter');
      await drawn(page, code, 'to-khai');
    });
  }
  const lines = [
    ['the second paper', papers],
    ['from the act to the next dossier with its first paper', dossiers],
  ] as const;
  process.stdout.write(`| ${count} dossiers | p50, ms | p95, ms |\n| --- | --- | --- |\n`);
  for (const [name, samples] of lines)
    process.stdout.write(
      `| ${name} | ${Math.round(samples.percentile(0.5))} | ${Math.round(samples.percentile(0.95))} |\n`,
    );
}

const [cloud, browser] = await Promise.all([startLocalCloud(), openBrowser()]);
try {
  await main(cloud, browser);
} finally {
  await browser.close();
  await cloud.close();
}
