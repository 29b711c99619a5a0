import type { Browser, Page } from 'puppeteer-core';
import * as z from 'zod';
import type { Addresses } from '#test/support/local-cloud.ts';
import { type AtConsole, enter, untilSays } from './console.ts';

/** How somebody works the console: by pointing, or by keys alone. Both find things by what they read. */
export interface Hands {
  /** Finds a dossier in the list and opens it. */
  open: (page: Page, code: string) => Promise<void>;
  /** Begins an act by its name. */
  act: (page: Page, name: string) => Promise<void>;
  /** Presses a button, a tab or a link. */
  press: (page: Page, name: string) => Promise<void>;
  fill: (page: Page, label: string, text: string) => Promise<void>;
  /** Marks the first paper of a supplement as wrong. */
  markWrong: (page: Page) => Promise<void>;
  /** Brings a file of this computer. */
  bring: (page: Page, path: string) => Promise<void>;
  /** Sends what the dialog asked for. */
  send: (page: Page) => Promise<void>;
}

const pointers = ['pointerdown', 'mousedown', 'touchstart'];

/** The window of somebody at their desk; the issuer remembers who signed in last, and every desk is another person's. */
export async function deskOf(
  browser: Browser,
  addresses: Addresses,
  who: string,
  { language = 'vi', path = '/tasks?view=all' }: { language?: 'vi' | 'en'; path?: string } = {},
): Promise<AtConsole> {
  await browser.deleteCookie(...(await browser.cookies()));
  const desk = await enter(browser, addresses, who, path, `{"language":"${language}"}`);
  await desk.page.evaluate(
    `window.pointed = 0; for (const type of ${JSON.stringify(pointers)}) addEventListener(type, () => pointed++, true)`,
  );
  return desk;
}

/** How often anybody has pointed at anything since the window was opened. */
export const pointedAt = async ({ page }: AtConsole) =>
  z.number().parse(await page.evaluate('window.pointed'));

/** What lies below an open dialog cannot be reached. */
const within = async (page: Page) => ((await page.$('dialog[open]')) === null ? '' : 'dialog[open] ');

export const pointing: Hands = {
  async open(page, code) {
    await page.locator(`.row a[href*="${code}"]`).click();
    await untilSays(page, '.dossier-head', code);
  },
  async act(page, name) {
    await page.locator(`.act-bar ::-p-text(${name})`).click();
  },
  async press(page, name) {
    await page.locator(`${await within(page)}:is(button, a, [role=tab]) ::-p-text(${name})`).click();
  },
  async fill(page, label, text) {
    const named = `[aria-label^="${label}"]`;
    const isNamed = (await page.$(named)) !== null;
    await page.locator(isNamed ? named : `${await within(page)}.labelled ::-p-text(${label})`).click();
    await page.keyboard.type(text);
  },
  async markWrong(page) {
    await page.locator('.supplement-line:first-of-type .option:last-child').click();
  },
  async bring(page, path) {
    const chosen = page.waitForFileChooser();
    await page.locator('dialog[open] input[type=file]').click();
    await (await chosen).accept([path]);
  },
  async send(page) {
    await page.locator('dialog[open] button[type=submit]').click();
  },
};

/** Maximum presses of Tab until something must have been reached. */
const farthest = 80;

/** Goes on from stop to stop until the focus is where it should be, as somebody without a pointer does. */
async function tabTo(page: Page, isThere: string): Promise<void> {
  for (let stops = 0; stops < farthest; stops++) {
    if (await page.evaluate(`(here => ${isThere})(document.activeElement)`)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches what is ${isThere}`);
}

const says = (text: string) => `here.innerText?.includes(${JSON.stringify(text)})`;

export const typing: Hands = {
  async open(page, code) {
    await page.waitForSelector('.row');
    await page.keyboard.press('/');
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      `document.querySelectorAll('.row.is-active').length === 1 && document.querySelector('.row.is-active .cell-code').innerText === ${JSON.stringify(code)}`,
    );
    await page.keyboard.press('Enter');
    await untilSays(page, '.dossier-head', code);
  },
  async act(page, name) {
    await page.waitForSelector('.act-bar button');
    await page.keyboard.press('.');
    await page.waitForSelector('dialog[open]');
    await this.press(page, name);
  },
  async press(page, name) {
    await tabTo(page, `here.matches('button, a, [role=tab]') && ${says(name)}`);
    await page.keyboard.press('Enter');
  },
  async fill(page, label, text) {
    const labelled = `(here.labels?.[0]?.innerText ?? here.ariaLabel ?? '')`;
    await tabTo(page, `here.matches('input, textarea') && ${labelled}.startsWith(${JSON.stringify(label)})`);
    await page.keyboard.type(text);
  },
  async markWrong(page) {
    await page.waitForSelector('.supplement-line');
    await tabTo(page, `here.matches('.supplement-line input[type=radio]')`);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
  },
  async bring(page, path) {
    await tabTo(page, `here.matches('input[type=file]')`);
    const chosen = page.waitForFileChooser();
    await page.keyboard.press('Enter');
    await (await chosen).accept([path]);
  },
  async send(page) {
    await tabTo(page, `here.matches('dialog button[type=submit]')`);
    await page.keyboard.press('Enter');
  },
};
