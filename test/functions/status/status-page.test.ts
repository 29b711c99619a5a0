import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { openStatusPage, showStatusPage } from '#functions/status/status-page.ts';
import {
  accepted,
  application,
  awaiting,
  code,
  go,
  leader,
  local,
  portal,
  reception,
  returned,
  type Story,
  specialist,
  submitted,
} from '#test/dossier/fixtures.ts';
import { call } from '../http/calling.ts';
import { stage } from '../scene.ts';
import { hiddenIn, visiting as visitingBy } from './visiting.ts';

stage('2026-03-03 10:30');

const visiting = (story: Story) => visitingBy(story, (deps) => [showStatusPage(deps), openStatusPage(deps)]);

const { applicant } = application();
const asked = (story: Story = accepted()) =>
  go(story, [
    [
      { type: 'write-message', text: 'Xin <b>số điện thoại</b>.', awaitsAnswer: true },
      specialist,
      local('2026-03-02 10:00'),
    ],
  ]);

describe('the address', () => {
  it('asks for the second factor, and says nothing of the dossier', async () => {
    const { get } = await visiting(accepted());
    for (const query of ['', 'lang=en', 'lang=fr']) {
      const { statusCode, headers, body = '' } = await get(undefined, query);
      expect(statusCode).toBe(200);
      expect(headers['content-language']).toBe(query === 'lang=en' ? 'en' : 'vi');
      expect(body).not.toContain(code);
      expect(body).not.toContain(applicant.name);
    }
  });

  it('that was never given out is answered alike, whatever is sent to it', async () => {
    const { get, post, token, tokens } = await visiting(accepted());
    const other = await tokens.of('H00.01-20260302-0000009');
    const answers = [
      await get('/s/x'),
      await get(`/s/${encodeURIComponent(`${token}A`)}`),
      await get(`/s/H00.01-20260302-0000009~${token.split('~')[1]}`),
      await post({ last4: '0001' }, { at: '/s/x' }),
      // Of a dossier that is not there.
      await post({ last4: '0001' }, { at: `/s/${encodeURIComponent(other)}` }),
    ];
    const [first] = answers;
    expect(first?.statusCode).toBe(404);
    for (const answer of answers) expect(answer).toEqual(first);
  });

  it('stays nowhere, leads nowhere, loads nothing and runs nothing', async () => {
    const { get, post } = await visiting(accepted());
    const pages = [
      await get(),
      await get('/s/x'),
      await post({ last4: '9999' }),
      await post({ last4: '0001' }),
    ];
    for (const { headers, body = '' } of pages) {
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex, nofollow, noarchive',
        'content-type': 'text/html; charset=utf-8',
        'x-content-type-options': 'nosniff',
      });
      const style = /<style>([\s\S]*)<\/style>/.exec(body)?.[1] ?? '';
      const hash = createHash('sha256').update(style).digest('base64');
      expect(headers['content-security-policy']).toBe(
        `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
      );
      expect(body).not.toMatch(/<script|<img|<link|src=|\son\w+=/);
      expect(/<title>(.*)<\/title>/.exec(body)?.[1]).not.toMatch(/\d/);
    }
  });
});

describe('the second factor', () => {
  it.each<[string, string, number]>([
    ['the end of the identity number', applicant.identifier?.slice(-4) ?? '', 200],
    ['with blanks', ' 00 01 ', 200],
    ['another end', '9999', 403],
    ['less than four', '001', 403],
    ['the whole number', applicant.identifier ?? '', 403],
    ['nothing', '', 403],
  ])('%s', async (_, last4, status) => {
    const { post, accessLog } = await visiting(accepted());
    const { statusCode, body = '' } = await post({ last4 });
    expect(statusCode).toBe(status);
    expect(body.includes(code)).toBe(status === 200);
    const { items } = await accessLog.page(code, { limit: 9 });
    expect(items).toHaveLength(status === 200 ? 1 : 0);
  });

  it('may be tried ten times, by whomever, and then not even rightly', async () => {
    const { post } = await visiting(accepted());
    for (let wrong = 0; wrong < 10; wrong += 1) expect((await post({ last4: '9999' })).statusCode).toBe(403);
    const answers = await Promise.all(['0001', '0001', '9999'].map((last4) => post({ last4 })));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([429, 429, 429]);
    vi.setSystemTime(Date.parse(local('2026-03-03 12:55')));
    expect((await post({ last4: '0001' })).statusCode).toBe(200);
  });

  it('is asked again after half an hour, for another dossier, and for a session that is none of ours', async () => {
    const { post, signIn, sessions } = await visiting(asked());
    const { session } = await signIn();
    const foreign = await sessions.seal('2099-01-01T00:00:00.000Z', 'status page other');
    for (const one of ['', 'x', foreign]) expect((await post({ session: one })).statusCode).toBe(403);
    expect((await post({ session })).statusCode).toBe(200);
    vi.setSystemTime(Date.parse(local('2026-03-03 11:01')));
    const over = await post({ session, text: 'Tôi "đã" viết' });
    expect(over.statusCode).toBe(403);
    // What was written meanwhile is kept.
    expect(over.body).toContain('value="Tôi &quot;đã&quot; viết"');
    expect((await post({ last4: '0001', text: 'Tôi đã viết' })).body).toContain('>Tôi đã viết</textarea>');
  });

  it('is not asked in another way than by our forms', async () => {
    const { handler, path } = await visiting(accepted());
    for (const type of ['application/json', 'multipart/form-data', ''])
      expect(
        await call(handler, {
          method: 'POST',
          path,
          claims: null,
          headers: { 'content-type': type },
          body: '{"last4":"0001"}',
        }),
      ).toMatchObject({ statusCode: 400 });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = `last4=0001&text=${'a'.repeat(40_000)}`;
    expect(await call(handler, { method: 'POST', path, claims: null, headers, body })).toMatchObject({
      statusCode: 400,
    });
  });
});

describe('the page', () => {
  it('says where the dossier stands, why it is due when it is due, and what is awaited, in either language', async () => {
    const { post } = await visiting(asked(awaiting()));
    const { body = '' } = await post({ last4: '0001' });
    expect(body).toContain('Yêu cầu bổ sung giấy tờ');
    expect(body).toContain('Bổ sung hồ sơ');
    expect(body).toContain('Cách tính');
    expect(body).toContain('Cơ quan chờ trả lời');
    expect(body).toContain('Xin &lt;b&gt;số điện thoại&lt;/b&gt;.');
    const english = await post({ ...hiddenIn(body) }, { query: 'lang=en' });
    expect(english.body).toContain('Waiting for a supplement');
    expect(english.body).toContain('lang="en"');
  });

  it('tells which office looked and why, and no name of an officer', async () => {
    const deps = await visiting(asked());
    await deps.accessLog.note(code, {
      ...{ at: '2026-03-03T03:00:00.000Z', by: specialist.id, unit: 'H00.01' },
      ...{ purpose: 'officer', what: 'open-file', subject: 'f1' },
    });
    await deps.accessLog.note(code, {
      ...{ at: '2026-03-03T03:10:00.000Z', by: 'thanh-tra' },
      ...{ purpose: 'Đơn tố cáo số 7', what: 'file', subject: 'f1' },
    });
    const { body = '' } = await deps.post({ last4: '0001' });
    expect(body).toContain('mở giấy tờ, giải quyết hồ sơ');
    expect(body).toContain('Cơ quan lưu trữ, kiểm tra: mở giấy tờ');
    for (const secret of [specialist.id, 'thanh-tra', 'tố cáo']) expect(body).not.toContain(secret);
  });

  it('shows a result with the way to check it, and takes no message after the closing', async () => {
    const { post } = await visiting(returned());
    const { body = '' } = await post({ last4: '0001' });
    expect(body).toContain('Đã trả kết quả');
    expect(body).not.toContain('<textarea');
    const answer = await post({ session: hiddenIn(body).session, text: 'Cảm ơn' });
    expect(answer.body).toContain('Hồ sơ đã kết thúc.');
  });
});

describe('an answer on the page', () => {
  it('is the applicant’s in the journal, once however often it is sent, and new to the officers', async () => {
    const { post, signIn, store } = await visiting(asked());
    const forms = await signIn();
    const text = 'Số của tôi là 0912\r\n345 678';
    for (let time = 0; time < 2; time += 1) {
      const { statusCode, body } = await post({ ...forms, text });
      expect({ statusCode, isAwaited: body?.includes('Cơ quan chờ trả lời') }).toEqual({
        statusCode: 200,
        isAwaited: false,
      });
      expect(body).toContain('0912\n345 678');
    }
    const journal = await store.journal(code);
    expect(journal.at(-1)).toMatchObject({
      by: { kind: 'applicant', id: code },
      events: [{ type: 'message.sent', from: 'applicant', text: 'Số của tôi là 0912\n345 678' }],
    });
    expect(journal.filter(({ by }) => by.kind === 'applicant')).toHaveLength(1);
    expect((await store.find(code))?.conversation).toMatchObject({ wroteAt: local('2026-03-03 10:30') });
  });

  it.each<[string, string]>([
    ['blank', ' . '],
    ['too long', 'a'.repeat(2_001)],
    ['of characters that nobody sees', 'a\u202eb'],
  ])('that is %s is not taken, and stays in its field', async (_, text) => {
    const { post, signIn, store } = await visiting(asked());
    const before = await store.find(code);
    const { body = '' } = await post({ ...(await signIn()), text });
    expect(body).toContain('role="alert"');
    expect(body).toContain('</textarea>');
    expect(await store.find(code)).toEqual(before);
  });
});

describe('the weight of the page', () => {
  const words = 'Đề nghị bổ sung "giấy tờ" & chứng từ '.repeat(60).slice(0, 2_000);

  const talked = (story: Story, _: unknown, index: number) =>
    go(story, [
      [
        { type: 'write-message', text: `${index} ${words}`.slice(0, 2_000) },
        [portal, reception, leader][index % 3] ?? portal,
        local('2026-03-02 11:00'),
      ],
    ]);

  it('is below 30 KB for the largest dossier, and the rest is a page further', async () => {
    const story = Array.from({ length: 30 }).reduce<Story>(talked, awaiting());
    const quotes = go(story, [
      [{ type: 'write-message', text: `a${'"'.repeat(1_999)}` }, portal, local('2026-03-02 12:00')],
    ]);
    const { post, accessLog } = await visiting(quotes);
    for (let minute = 10; minute < 30; minute += 1)
      await accessLog.note(code, {
        ...{ at: `2026-03-03T03:${minute}:00.000Z`, by: specialist.id, unit: 'H00.01' },
        ...{ purpose: 'officer', what: 'open-file', subject: 'f1' },
      });
    const sizes: number[] = [];
    const seen = new Set<string>();
    let page = await post({ last4: '0001' });
    for (;;) {
      const { body = '' } = page;
      sizes.push(Buffer.byteLength(body));
      for (const [, number = ''] of body.matchAll(/<\/b>(\d+) Đề nghị/g)) seen.add(number);
      const before = /name="before" value="(\d+)"/.exec(body)?.[1];
      if (before === undefined) break;
      page = await post({ session: hiddenIn(body).session, before });
    }
    expect(Math.max(...sizes)).toBeLessThan(30 * 1024);
    expect([...seen]).toHaveLength(30);
  });

  it('is below 10 KB for a usual one', async () => {
    const { post } = await visiting(submitted());
    expect(Buffer.byteLength((await post({ last4: '0001' })).body ?? '')).toBeLessThan(10 * 1024);
  });
});
