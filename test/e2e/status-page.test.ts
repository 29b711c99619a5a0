import { randomBytes } from 'node:crypto';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { FileLink } from '#shared/api/views/dossier.ts';
import { readPdf } from '#test/adapters/pdf/reading.ts';
import { fits, openBrowser, openPage, violations } from '#test/browser/browser.ts';
import { type Cast, signInAll, unit } from '#test/support/cast.ts';
import {
  complete,
  eventually,
  expectStatus,
  fetchScanned,
  look,
  submission,
  taskOf,
} from '#test/support/dossiers.ts';
import { handedIn, untilSealed } from '#test/support/lives.ts';
import { freePorts, type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';
import { verified } from '#test/support/notices.ts';
import { type Listening, listeningPortal } from '#test/support/portal.ts';

const secret = `whsec_${randomBytes(32).toString('base64')}`;
let cloud: LocalCloud;
let cast: Cast;
let portal: Listening;

beforeAll(async () => {
  portal = await listeningPortal(await freePorts(), secret);
  cloud = await startLocalCloud({ publish: [portal.file] });
  cast = await signInAll(cloud.addresses);
});
afterAll(async () => {
  await cloud.close();
  await portal.close();
});

/** A dossier that reception accepted, and the address in the code on its receipt. */
async function receipted() {
  const code = await handedIn(cast.portal, submission(unit));
  await complete(cast.reception, code, { outcome: 'accept' });
  const { files } = await eventually(
    () => look(cast.portal, code),
    (dossier) => dossier.files.some(({ purpose, state }) => purpose === 'paper' && state === 'accepted'),
  );
  const receipt = files.find(({ id }) => id.startsWith('receipt'));
  const { url } = expectStatus(
    await cast.portal.get(`/v1/dossiers/${code}/files/${receipt?.id}`),
    200,
    FileLink,
  );
  const [page] = await readPdf(new Uint8Array(await (await fetchScanned(url)).arrayBuffer()), 300);
  const address = /^TraCuu=(.+)$/m.exec(page?.qr ?? '')?.[1] ?? '';
  return { code, address };
}

const sent = (address: string, fields: Record<string, string>) =>
  fetch(address, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

async function visit(page: Page, last4: string) {
  await page.type('#last4', last4);
  await Promise.all([page.waitForNavigation(), page.click('main button')]);
}

async function watched() {
  const browser = await openBrowser();
  onTestFinished(() => browser.close());
  return openPage(browser, 'vi');
}

const textOf = (page: Page) => page.evaluate('document.body.innerText').then(String);

describe('a conversation', () => {
  it('goes from the officer to the portal and the page, and from there back, and moves no due time', async () => {
    const { code, address } = await receipted();
    expect(address).toBe(`${cloud.addresses.pages}/s/${address.split('/s/')[1]}`);
    const due = (await taskOf(cast.specialist, code)).dueAt;
    const body = { text: 'Xin ông cho biết <số điện thoại>.', awaitsAnswer: true };
    expect((await cast.specialist.post(`/v1/dossiers/${code}/messages`, { body })).status).toBe(200);
    const told = await eventually(
      async () => portal.received.find(({ event }) => event.type === 'vn.gov.motcua.message.sent.v1'),
      (notice) => notice !== undefined,
    );
    if (told === undefined) throw new Error('nothing was told');
    expect(verified(told, secret)).toMatchObject({
      data: { dossier: code, from: 'unit', awaitsAnswer: true },
    });
    expect(told.body).not.toContain('điện thoại');
    expect((await look(cast.portal, code)).conversation).toMatchObject({ messages: [{ text: body.text }] });

    const { page, faults } = await watched();
    await page.goto(address);
    expect([await page.title(), await violations(page), await fits(page, 320)]).toEqual([
      'Theo dõi hồ sơ',
      [],
      true,
    ]);
    await visit(page, '9999');
    expect(await textOf(page)).toContain('Bốn ký tự này không đúng');
    expect(await violations(page)).toEqual([]);
    await visit(page, '0001');
    expect(await textOf(page)).toContain('Xin ông cho biết <số điện thoại>.');
    expect([await violations(page), await fits(page, 320), page.url().split('?')[0]]).toEqual([
      [],
      true,
      address,
    ]);
    await page.type('#text', 'Số của tôi là 0912 345 678.');
    await Promise.all([page.waitForNavigation(), page.click('#talk ~ form button')]);
    expect(await textOf(page)).toContain('Số của tôi là 0912 345 678.');
    expect(await textOf(page)).not.toContain('Cơ quan chờ trả lời');
    expect(faults.filter((fault) => !fault.includes('403'))).toEqual([]);

    const read = await look(cast.specialist, code);
    expect(read.conversation).toMatchObject({
      earlier: 0,
      messages: [{ from: 'unit', by: cast.specialist.id }, { from: 'applicant' }],
    });
    expect(read.conversation).not.toHaveProperty('answerAwaitedSince');
    const { body: list } = await cast.specialist.get('/v1/tasks?status=new-message');
    expect(list).toMatchObject({ items: [{ newMessage: true, dueAt: due, dossier: { code } }] });
  });

  it('is in the sealed package, and over when the dossier is closed', async () => {
    const code = await handedIn(cast.portal);
    await cast.portal.post(`/v1/dossiers/${code}/messages`, { body: { text: 'Bao giờ có kết quả?' } });
    await complete(cast.reception, code, { outcome: 'accept' });
    await complete(cast.specialist, code, { outcome: 'advance' });
    await complete(cast.leader, code, { outcome: 'return' });
    await untilSealed(cast.portal, code);
    const late = { body: { text: 'Cảm ơn.' } };
    for (const person of [cast.portal, cast.leader])
      expect((await person.post(`/v1/dossiers/${code}/messages`, late)).body).toMatchObject({
        code: 'dossier-closed',
      });
    const { body } = await cast.auditor.get(`/v1/archive/${code}/events?purpose=Kiểm+tra`);
    expect(JSON.stringify(body)).toContain('Bao giờ có kết quả?');
  });
});

describe('the page of a dossier', () => {
  it('opens by its own address and its own factor alone, and tells nothing of others', async () => {
    const [one, other] = [await receipted(), await receipted()];
    const session = /name="session" value="([^"]+)"/.exec(
      await (await sent(one.address, { last4: '0001' })).text(),
    )?.[1];
    expect((await sent(other.address, { session: session ?? '' })).status).toBe(403);
    const forged = `${other.address.split('~')[0]}~${one.address.split('~')[1]}`;
    const answers = await Promise.all(
      [forged, `${one.address}A`, `${cloud.addresses.pages}/s/x`].map((address) =>
        sent(address, { last4: '0001' }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(texts).size).toBe(1);
    for (const code of [one.code, other.code]) expect(texts.join()).not.toContain(code);
  });

  it('is locked after ten tries, for this dossier alone', async () => {
    const [tried, spared] = [await receipted(), await receipted()];
    const tries = Array.from({ length: 12 }, () => sent(tried.address, { last4: '9999' }));
    const statuses = (await Promise.all(tries)).map(({ status }) => status).toSorted();
    expect(statuses).toEqual([...Array(10).fill(403), 429, 429]);
    expect((await sent(tried.address, { last4: '0001' })).status).toBe(429);
    expect((await sent(spared.address, { last4: '0001' })).status).toBe(200);
  });

  it('says in English what it says in Vietnamese, without a fault that axe finds, and stays nowhere', async () => {
    const { address, code } = await receipted();
    const { page } = await watched();
    const response = await page.goto(`${address}?lang=en`);
    expect(response?.headers()).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow, noarchive',
      'content-security-policy': expect.stringContaining("default-src 'none'; style-src 'sha256-"),
    });
    await visit(page, '0001');
    expect([await violations(page), await textOf(page)]).toEqual([[], expect.stringContaining(code)]);
    expect(await textOf(page)).toContain('When the result is due');
    expect(Buffer.byteLength(await page.content())).toBeLessThan(30 * 1024);
    expect(await page.cookies()).toEqual([]);
  });
});
