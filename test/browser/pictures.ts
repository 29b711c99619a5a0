import { mkdir } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { openBrowser } from './browser.ts';

const [, , address = 'http://127.0.0.1:4007', folder = 'docs/console'] = process.argv;

type Look = { language: 'vi' | 'en'; theme: 'light' | 'dark' };
type Scene = Look & { name: string; who: string; path: string; act?: (page: Page) => Promise<unknown> };

const reception = 'tiep-nhan.an-binh';
const specialist = 'chuyen-vien.an-binh';
const leader = 'lanh-dao.an-binh';
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
