import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { packed } from '#test/archive/packing.ts';
import { fits, openBrowser, openPage, violations } from './browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-package-'));
let browser: Browser;
let index: string;

beforeAll(async () => {
  const files = Object.entries(unzipSync((await packed()).zip));
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    if (!name.endsWith('/')) writeFileSync(join(folder, name), bytes);
  }
  const [page] = files.map(([name]) => name).filter((name) => name.endsWith('index.html'));
  if (page === undefined) throw new Error('the package has no page');
  index = pathToFileURL(join(folder, page)).href;
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

describe('the page of a sealed package, opened from a folder without a network', () => {
  it('excludes nobody, on a narrow screen and on a wide one', async () => {
    const { page, faults } = await openPage(browser, 'vi');
    await page.setOfflineMode(true);
    await page.goto(index);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    expect([await fits(page, 320), await fits(page, 390), await fits(page, 1_280)]).toEqual([
      true,
      true,
      true,
    ]);
    // An A4 page between its margins, at 96 points to the inch.
    await page.emulateMediaType('print');
    expect(await fits(page, 680)).toBe(true);
    await page.close();
  });

  it('leads to every file of the dossier', async () => {
    const { page } = await openPage(browser, 'vi');
    await page.goto(index);
    const links = z
      .array(z.string())
      .parse(await page.evaluate("[...document.querySelectorAll('a[href]')].map((link) => link.href)"));
    const files = links.filter((link) => link.startsWith('file:') && !link.includes('#'));
    expect(files.length).toBeGreaterThan(2);
    expect(files.filter((link) => !existsSync(new URL(link)))).toEqual([]);
    await page.close();
  });
});
