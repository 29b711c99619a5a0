import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import chromium from '@sparticuz/chromium';
import axe from 'axe-core';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import * as z from 'zod';

/** The browser that npm brings: no other is asked of the machine. */
export const openBrowser = async (): Promise<Browser> =>
  puppeteer.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args,
    headless: 'shell',
  });

export type Served = { status: number; headers: Record<string, string>; body: string };

/** Serves pages on this machine; `answer` is asked with the path and the browser's headers. */
export async function serve(answer: (path: string, headers: Record<string, string>) => Promise<Served>) {
  const server = createServer(async ({ url = '/', headers }, response) => {
    const { status, headers: own, body } = await answer(url, headers as Record<string, string>);
    response.writeHead(status, own).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { at: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** A page that remembers what went wrong in it. */
export async function openPage(browser: Browser, language: 'vi' | 'en') {
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('requestfailed', (request) => faults.push(request.url()));
  await page.setExtraHTTPHeaders({ 'accept-language': language });
  return { page, faults };
}

const Violations = z.array(
  z.object({ id: z.string(), help: z.string(), nodes: z.array(z.object({ html: z.string() })) }),
);

/** What axe finds against WCAG 2.2 A and AA and against good practice. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const run = `axe.run(document, { runOnly: ${JSON.stringify(tags)} }).then(({ violations }) => violations)`;
  const found = Violations.parse(await page.evaluate(run));
  return found.map(({ id, help, nodes }) => `${id}: ${help} ${nodes.map(({ html }) => html).join(' ')}`);
}

/** Whether the page is no wider than the window, which nobody should have to push from side to side. */
export const fits = async (page: Page, width: number): Promise<boolean> => {
  await page.setViewport({ width, height: 800 });
  return z.boolean().parse(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'));
};
