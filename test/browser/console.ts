import type { Browser, Page } from 'puppeteer-core';
import * as z from 'zod';
import type { Addresses } from '#test/support/local-cloud.ts';

/** Somebody at the console, with what went wrong in it. */
export interface AtConsole {
  page: Page;
  faults: string[];
  /** Presses keys one after the other. */
  press: (...keys: Parameters<Page['keyboard']['press']>[0][]) => Promise<void>;
  close: () => Promise<void>;
}

const settings = { width: 1366, height: 768 };

/** Opens an address of the console and signs in by one click, as somebody does with the local cloud. */
export async function enter(
  browser: Browser,
  addresses: Addresses,
  who: string,
  path = '/',
  preferences?: string,
): Promise<AtConsole> {
  const page = await browser.newPage();
  if (preferences !== undefined)
    await page.evaluateOnNewDocument(
      `try { localStorage.setItem('preferences', '${preferences}') } catch { /* about:blank has none */ }`,
    );
  await page.setViewport(settings);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  // Violations of the content security policy are logged there, too.
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.goto(`${addresses.pages}${path}`);
  await signIn(page, who);
  return {
    page,
    faults,
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    close: () => page.close(),
  };
}

/** By one click on the person, unless the issuer still knows who signed in before. */
async function signIn(page: Page, who: string): Promise<void> {
  const person = `button[name=username][value="${who}"]`;
  await page.waitForSelector(`${person}, .frame`);
  await (await page.$(person))?.click();
  await page.waitForSelector('.frame');
}

const Text = z.string().nullable();

/** The text of the first element, as a person reads it. */
export const textOf = async (page: Page, selector: string): Promise<string | null> =>
  Text.parse(await page.evaluate(`document.querySelector(${JSON.stringify(selector)})?.innerText ?? null`));

/** Waits until the first element says something. */
export async function untilSays(page: Page, selector: string, wanted: string): Promise<void> {
  const said = `document.querySelector(${JSON.stringify(selector)})?.innerText ?? ''`;
  await page.waitForFunction(`(${said}).includes(${JSON.stringify(wanted)})`);
}

/** In which row the cursor is, from 2, since the head is a row too; and how far the list is scrolled. */
export const cursorOf = async (page: Page) =>
  z.object({ row: z.string().nullable(), code: z.string().nullable(), top: z.number() }).parse(
    await page.evaluate(`({
        row: document.querySelector('.row.is-active')?.getAttribute('aria-rowindex') ?? null,
        code: document.querySelector('.row.is-active .cell-code')?.innerText ?? null,
        top: document.querySelector('#work-list')?.scrollTop ?? -1,
      })`),
  );
