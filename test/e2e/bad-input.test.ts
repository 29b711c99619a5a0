import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { problems } from '#shared/api/problems.ts';
import { DossierView, Submitted } from '#shared/api/views/dossier.ts';
import { objectAt } from '#test/support/aws.ts';
import { type Cast, signInAll, unit } from '#test/support/cast.ts';
import { complete, declare, expectStatus, look, scan, submission, submit } from '#test/support/dossiers.ts';
import { storeOf } from '#test/support/journals.ts';
import { benchSubmission, handedIn, untilRead } from '#test/support/lives.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';
import { kept } from '#test/support/untouched.ts';
import type { Scene } from './bad-request.ts';
import { badRequests } from './bad-requests.ts';

let cloud: LocalCloud;
let cast: Cast;
let scene: Scene;
let intake: string;

beforeAll(async () => {
  cloud = await startLocalCloud({ publish: ['test/data/local-officer.json'] });
  cast = await signInAll(cloud.addresses);
  const draft = await submit(cast.portal, submission(unit));
  intake = objectAt(draft.uploads[0]?.url ?? '').Bucket;
  const open = await handedIn(cast.portal, submission(unit));
  const held = await handedIn(cast.portal, submission(unit));
  const { version } = await look(cast.leader, held);
  const given = await cast.leader.post(`/v1/tasks/${held}~1/assign`, {
    body: { officer: 'tiep-nhan-2.an-binh' },
    version,
  });
  scene = { cast, open, held, version: expectStatus(given, 200, DossierView).version };
  // Both at the same version, so that only what is wrong with the request can be refused.
  await cast.reception.post(`/v1/tasks/${open}~1/claim`, { version });
  // What is read in the files is noted meanwhile: nothing may change any more when the requests come.
  await Promise.all([open, held].map((code) => untilRead(cast.leader, code)));
});
afterAll(() => cloud.close());

const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().min(1),
  instance: z.string().startsWith('/v1/'),
  code: z.string(),
  traceId: z.string().min(1),
  errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string().min(1) })).optional(),
});

describe('a request that cannot be granted', () => {
  it.each(badRequests)('is refused and changes nothing: $name', async ({ send, code, at }) => {
    const before = await kept(cloud.addresses, intake);
    const details = await Promise.all(
      (['vi', 'en'] as const).map(async (language) => {
        const answer = await send(scene, { 'accept-language': `${language};q=0.9` });
        expect(answer.headers.get('content-type')).toBe('application/problem+json');
        expect(answer.headers.get('content-language')).toBe(language);
        const problem = Problem.parse(answer.body);
        const { status, title } = problems[code];
        expect(problem).toMatchObject({ status, code, title: title[language] });
        expect(answer.status).toBe(status);
        if (at !== undefined) expect(problem.errors).toContainEqual({ ...at, detail: expect.any(String) });
        return problem.detail;
      }),
    );
    expect(details[0], 'the details are in two languages').not.toBe(details[1]);
    expect(await kept(cloud.addresses, intake)).toEqual(before);
  });

  it('is refused by API Gateway itself where it has more than 10 MB', async () => {
    const before = await kept(cloud.addresses, intake);
    const body = JSON.stringify({ form: 'x'.repeat(10 * 1024 * 1024) });
    const answer = await cast.portal.post('/v1/dossiers', { body });
    expect(answer.status).toBe(413);
    expect(await kept(cloud.addresses, intake)).toEqual(before);
  });
});

describe('a list asked for in a way that makes no sense', () => {
  const Items = z.object({ items: z.array(z.unknown()) });
  const Refused = z.object({ code: z.literal('invalid-cursor') });

  it.each(['zzzz', '🙂', 'x'.repeat(500)])('says that there is no such page: cursor=%s', async (cursor) => {
    expectStatus(await cast.reception.get(`/v1/tasks?cursor=${cursor}`), 400, Refused);
  });

  it.each(['dueBefore=2020-01-01T00:00:00Z', 'unit=H00.01.999'])('is empty: %s', async (query) => {
    const { items } = expectStatus(await cast.reception.get(`/v1/tasks?${query}`), 200, Items);
    expect(items).toEqual([]);
  });

  it('is empty where it ends before it begins', async () => {
    const range = 'closedFrom=2027-01-01T00:00:00Z&closedTo=2026-01-01T00:00:00Z';
    const answer = await cast.auditor.get(`/v1/archive?unit=${unit}&purpose=Thanh%20tra&${range}`);
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 200, body: { items: [] } });
  });
});

describe('an Idempotency-Key', () => {
  const key = `"${randomUUID()}"`;
  const once = benchSubmission();
  const send = (body: unknown, headers = { 'idempotency-key': key }) =>
    cast.portal.post('/v1/dossiers', { body, headers });

  it('gives the same dossier for the same request, quoted or not, also after a crash', async () => {
    const first = expectStatus(await send(once), 201, Submitted);
    const again = expectStatus(await send(once), 201, Submitted);
    const bare = expectStatus(await send(once, { 'idempotency-key': key.slice(1, -1) }), 201, Submitted);
    expect([again.code, bare.code]).toEqual([first.code, first.code]);
    const { uploads: _, ...dossier } = first;
    expect(again).toMatchObject(dossier);

    await cloud.kill();
    const port = Number(new URL(cloud.addresses.api).port);
    cloud = await startLocalCloud({ directory: cloud.directory, port });
    const afterwards = expectStatus(await send(once), 201, Submitted);
    expect(afterwards).toMatchObject(dossier);
  });

  it('refuses another request under it, and keeps the first', async () => {
    const before = await kept(cloud.addresses, intake);
    const answer = await send(benchSubmission({ applicant: { kind: 'citizen', name: 'Trần Thị B' } }));
    expect({ status: answer.status, body: answer.body }).toMatchObject({
      status: 422,
      body: { code: 'key-reused' },
    });
    expect(await kept(cloud.addresses, intake)).toEqual(before);
  });

  it('belongs to the portal that used it', async () => {
    const theirs = expectStatus(
      await cast.otherPortal.post('/v1/dossiers', { body: once, headers: { 'idempotency-key': key } }),
      201,
      Submitted,
    );
    expect(theirs.code).not.toBe(expectStatus(await send(once), 201, Submitted).code);
  });

  it('answers a completed task’s request as it did the first time, whatever came after', async () => {
    const code = await handedIn(cast.portal);
    const { task, version } = await look(cast.reception, code);
    const act = (body: Record<string, unknown>) =>
      cast.reception.post(`/v1/tasks/${task?.id}/complete`, {
        body,
        version,
        headers: { 'idempotency-key': key },
      });
    const first = expectStatus(await act({ outcome: 'accept' }), 200, DossierView);
    await complete(cast.specialist, code, { outcome: 'advance' });
    expect(expectStatus(await act({ outcome: 'accept' }), 200, DossierView)).toEqual(first);
    expect((await act({ outcome: 'accept', reason: 'Khác.' })).body).toMatchObject({ code: 'key-reused' });
  });
});

describe('Vietnamese typed as letters and marks (NFD)', () => {
  it('is stored, shown and found as NFC', async () => {
    const name = 'Nguyễn Thị Hồng Đào';
    const body = benchSubmission({
      applicant: { kind: 'citizen', name: name.normalize('NFD') },
      form: { fullName: name.normalize('NFD') },
      files: [{ component: 'declaration', ...declare(scan, 'tờ khai.pdf'.normalize('NFD')) }],
    });
    const code = await handedIn(cast.portal, body);
    const { applicantName, files } = await look(cast.portal, code);
    expect([applicantName, files[0]?.name]).toEqual([name, 'tờ khai.pdf'.normalize('NFC')]);
    const text = JSON.stringify(await (await storeOf(cloud.addresses)).journal(code));
    expect(text).toContain(name);
    expect(text).toBe(text.normalize('NFC'));
    const Found = z.object({ items: z.array(z.object({ dossier: z.object({ code: z.string() }) })) });
    const asked = encodeURIComponent('hồng đào'.normalize('NFD'));
    const { items } = expectStatus(await cast.reception.get(`/v1/tasks?q=${asked}`), 200, Found);
    expect(items.map(({ dossier }) => dossier.code)).toEqual([code]);
  });
});
