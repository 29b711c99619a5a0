import { mkdir } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { openBrowser } from './browser.ts';

const [, , address = 'http://127.0.0.1:4007', folder = 'docs/console'] = process.argv;

type Look = { language: 'vi' | 'en'; theme: 'light' | 'dark' };
type Scene = Look & { name: string; who: string; path: string; act?: (page: Page) => Promise<unknown> };

const reception = 'tiep-nhan.an-binh';
const specialist = 'chuyen-vien.an-binh';
const leader = 'lanh-dao.an-binh';
const manager = 'quan-ly.an-binh';
const auditor = 'thanh-tra';
const unit = 'H00.01';
const vi: Look = { language: 'vi', theme: 'light' };
const en: Look = { language: 'en', theme: 'light' };
const dark: Look = { language: 'vi', theme: 'dark' };

const press =
  (...keys: string[]) =>
  async (page: Page) => {
    for (const key of keys) await page.keyboard.press(key as 'j');
  };

/** Opens the first task of the list, waits for its paper, and goes on. */
const opened = (act?: (page: Page) => Promise<unknown>) => async (page: Page) => {
  await page.waitForSelector('[data-task]');
  await press('j', 'Enter')(page);
  await page.waitForFunction("location.pathname.startsWith('/tasks/')");
  await page.waitForNetworkIdle({ idleTime: 1_000 });
  await act?.(page);
};

/** Looks for a dossier by a name. */
const sought = async (page: Page) => {
  await page.keyboard.press('/');
  await page.keyboard.type('nguyen');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.row');
};

/** Says why, and looks into the archive of the seeded unit. */
const searched = (act?: (page: Page) => Promise<unknown>) => async (page: Page) => {
  await page.locator('.purpose-field').fill('Thanh tra định kỳ quý IV');
  await page.keyboard.press('Enter');
  await page.locator('.scope button[type=submit]').click();
  await page.waitForSelector('.results');
  await act?.(page);
};

/** Opens a dossier that was found, one whose result was returned, and has it verified. */
const verified = async (page: Page) => {
  await page.locator('.results tr:nth-of-type(3) a').click();
  await page.waitForSelector('img.paper-page');
  await page.locator('.side-body .button-main').click();
  await page.waitForSelector('.check-groups');
};

/** Looks at the applicant's conversation of the first task. */
const talked = async (page: Page) => {
  await page.locator('[role=tab]:nth-of-type(6)').click();
  await page.waitForNetworkIdle({ idleTime: 500 });
};

/** The views of the console, each as somebody meets it. */
const scenes: Scene[] = [
  { ...vi, name: 'work-list', who: reception, path: '/tasks?view=all' },
  { ...en, name: 'work-list-en', who: reception, path: '/tasks?view=all' },
  { ...dark, name: 'work-list-dark', who: specialist, path: '/tasks?view=all' },
  { ...vi, name: 'work-list-overdue', who: leader, path: '/tasks?view=all&status=overdue' },
  { ...vi, name: 'work-list-empty', who: reception, path: '/tasks?view=all&status=to-sign&role=clerk' },
  { ...vi, name: 'keys', who: reception, path: '/tasks?view=all', act: press('?') },
  { ...vi, name: 'dossier', who: specialist, path: '/tasks?view=all', act: opened() },
  { ...en, name: 'dossier-en', who: specialist, path: '/tasks?view=all', act: opened() },
  { ...dark, name: 'dossier-dark', who: specialist, path: '/tasks?view=all', act: opened() },
  { ...vi, name: 'deadline', who: specialist, path: '/tasks?view=all', act: opened(press('e')) },
  { ...vi, name: 'conversation', who: reception, path: '/tasks?view=all', act: opened(talked) },
  { ...vi, name: 'find', who: reception, path: '/find', act: sought },
  { ...vi, name: 'archive', who: auditor, path: `/archive?unit=${unit}`, act: searched() },
  { ...vi, name: 'sealed', who: auditor, path: `/archive?unit=${unit}`, act: searched(verified) },
  { ...en, name: 'sealed-en', who: auditor, path: `/archive?unit=${unit}`, act: searched(verified) },
  { ...vi, name: 'reports', who: manager, path: '/reports' },
  { ...vi, name: 'why-not', who: specialist, path: '/tasks?view=all', act: opened(press('.')) },
];

async function signedIn(page: Page, { who, path, language, theme }: Scene) {
  const kept = JSON.stringify({ language, theme });
  await page.evaluateOnNewDocument(`if (location.origin === ${JSON.stringify(address)}) {
    localStorage.setItem('preferences', ${JSON.stringify(kept)});
  }`);
  await page.goto(address + path);
  await (await page.waitForSelector(`button[value="${who}"]`))?.click();
  await page.waitForFunction("document.querySelector('main') !== null");
  await page.waitForNetworkIdle({ idleTime: 1_000 });
}

/** `node test/browser/pictures.ts ADDRESS`: takes the pictures of the documents from a console with the seeded unit. */
await mkdir(folder, { recursive: true });
for (const scene of scenes) {
  // One for each: the issuer would know who was there before.
  const browser = await openBrowser();
  const page = await browser.newPage();
  await page.setViewport({ width: 1366, height: 768 });
  await signedIn(page, scene);
  await scene.act?.(page);
  await page.waitForNetworkIdle({ idleTime: 500 });
  await page.screenshot({ path: `${folder}/${scene.name}.png` });
  await browser.close();
}
