import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { listArchive } from '#functions/archive/archive.ts';
import { api } from '#functions/http/api.ts';
import { listTasks } from '#functions/tasks/work-list.ts';
import { memoryAccessLog } from '#shared/adapters/memory/access-log.ts';
import { memoryDossiers } from '#shared/adapters/memory/dossiers.ts';
import { searchesIn } from '#shared/archive/access-log.ts';
import type { Dossier } from '#shared/dossier/dossier.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import { taskBoards } from '#shared/use-cases/dossier/task-boards.ts';
import { aDraft, codes, inspected, next } from '#test/adapters/recorded.ts';
import { local, reception, sealing, system } from '#test/dossier/fixtures.ts';
import { world } from '#test/dossier/world.ts';
import { cursors } from '#test/support/cursors.ts';
import { quiet } from '#test/support/quiet.ts';
import { type Call, call } from './http/calling.ts';

quiet();

const { reference } = world();
const names = ['Nguyễn Văn Đức', 'TRẦN THỊ DUNG', 'Lê Văn Ba', 'Phạm Thị Đào', 'Đỗ Văn Năm'];

async function keep(store: DossierStore, ...steps: ((dossier: Dossier) => ReturnType<typeof next>)[]) {
  const nextCode = codes();
  for (const name of names) {
    const code = nextCode();
    const draft = aDraft(code, name);
    await store.create(draft, { actor: 'portal:x', key: code, digest: 'd' });
    let { dossier } = draft;
    for (const step of [inspected, ...steps]) {
      const recorded = step(dossier);
      await store.append(recorded);
      dossier = recorded.dossier;
    }
  }
}

const refuse = (dossier: Dossier) =>
  next(
    dossier,
    { type: 'complete', task: 1, outcome: 'refuse', reason: 'x' },
    reception,
    local('2026-03-02 09:00'),
  );
const seal = (dossier: Dossier) => next(dossier, sealing, system, local('2026-03-02 09:10'));

const officer = { sub: 'tiep-nhan.an-binh', actor: 'officer', unit: 'H00.01', roles: '[reception]' };
const auditor = { sub: 'thanh-tra', actor: 'auditor' };
const Page = z.looseObject({
  items: z.array(z.looseObject({})),
  nextCursor: z.string().optional(),
});

/** Follows the links from page to page, as a client that knows nothing else. */
async function follow(handler: ReturnType<typeof api>, path: string, rest: Call) {
  const pages: z.infer<typeof Page>['items'][] = [];
  let target: string | undefined = path;
  while (target !== undefined && pages.length < 20) {
    const { pathname, search } = new URL(target, 'https://x');
    const reply: Awaited<ReturnType<typeof call>> = await call(handler, {
      ...rest,
      path: pathname,
      query: search.slice(1),
    });
    expect(reply.statusCode).toBe(200);
    const page = Page.parse(reply.json);
    pages.push(page.items);
    target = /^<([^>]+)>; rel="next"$/.exec(reply.headers['link'] ?? '')?.[1];
    expect(target !== undefined).toBe(page.nextCursor !== undefined);
  }
  return pages;
}

describe('the work list', () => {
  const open = async () => {
    const { store, taskLines } = memoryDossiers();
    await keep(store);
    return api([listTasks({ taskLines, boards: taskBoards(taskLines), reference, cursors })]);
  };
  const namesIn = (pages: unknown[][]) =>
    pages
      .flat()
      .map(
        (item) =>
          z.object({ dossier: z.object({ applicantName: z.string() }) }).parse(item).dossier.applicantName,
      );

  it('leads from page to page by its links, keeping what was asked', async () => {
    const pages = await follow(await open(), '/v1/tasks?limit=2&view=free&sort=-due', { claims: officer });
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(namesIn(pages)).toEqual(names.toReversed());
  });

  it('finds names without regard to case and marks', async () => {
    for (const [q, found] of [
      ['dUc', 1],
      ['đức', 1],
      ['thi', 2],
      ['van', 3],
      ['0000002', 1],
      ['nobody', 0],
    ] as const) {
      const pages = await follow(await open(), `/v1/tasks?q=${encodeURIComponent(q.normalize('NFD'))}`, {
        claims: officer,
      });
      expect(pages.flat(), q).toHaveLength(found);
    }
  });

  it('is that of the caller’s own units', async () => {
    const handler = await open();
    const ask = (query: string, unit: string) =>
      call(handler, { path: '/v1/tasks', query, claims: { ...officer, unit } });
    expect(await ask('unit=H00.01', 'H00.02')).toMatchObject({ statusCode: 403 });
    expect(await ask('unit=H00', 'H00.01')).toMatchObject({ statusCode: 403 });
    expect(await ask('unit=H00.01&limit=100', 'H00')).toMatchObject({
      statusCode: 200,
      json: { items: { length: 5 } },
    });
    expect(await ask('', 'H00.02')).toMatchObject({ json: { items: [] } });
  });
});

describe('the cursor of a list', () => {
  const open = async () => {
    const { store, lists, taskLines } = memoryDossiers();
    await keep(store);
    return api([
      listTasks({ taskLines, boards: taskBoards(taskLines), reference, cursors }),
      listArchive({ lists, accessLog: memoryAccessLog(), cursors }),
    ]);
  };
  const path = '/v1/tasks';
  const cursorOf = async (handler: ReturnType<typeof api>, query: string) => {
    const { nextCursor } = Page.parse((await call(handler, { path, query, claims: officer })).json);
    return nextCursor ?? '';
  };

  it('is refused where it is empty, cut, invented or twice encoded, and nothing is taken for the end of the list', async () => {
    const handler = await open();
    const cursor = await cursorOf(handler, 'limit=2&view=free');
    for (const bad of ['', 'xxx', 'AA', cursor.slice(0, -3), `${cursor}A`, btoa(cursor), 'null', '%00', '﷽'])
      expect(
        await call(handler, {
          path,
          query: `limit=2&view=free&cursor=${encodeURIComponent(bad)}`,
          claims: officer,
        }),
        bad,
      ).toMatchObject({ statusCode: 400, json: { code: 'invalid-cursor' } });
  });

  it('is refused to another caller, and for another question', async () => {
    const handler = await open();
    const cursor = await cursorOf(handler, 'limit=2&view=free');
    const colleague = { ...officer, sub: 'tiep-nhan-2.an-binh' };
    for (const [query, claims] of [
      ['limit=2&view=free', colleague],
      ['limit=2&view=all', officer],
      ['limit=2&view=free&q=x', officer],
      ['limit=2&view=free&sort=-due', officer],
    ] as const)
      expect(await call(handler, { path, query: `${query}&cursor=${cursor}`, claims }), query).toMatchObject({
        statusCode: 400,
        json: { code: 'invalid-cursor' },
      });
    const other = { path: '/v1/archive', query: `unit=H00.01&purpose=abc&cursor=${cursor}`, claims: auditor };
    expect(await call(handler, other)).toMatchObject({ json: { code: 'invalid-cursor' } });
  });

  it('leads on with another size of the page', async () => {
    const handler = await open();
    const cursor = await cursorOf(handler, 'limit=2&view=free');
    const rest = await call(handler, { path, query: `limit=50&view=free&cursor=${cursor}`, claims: officer });
    expect(rest).toMatchObject({ statusCode: 200, json: { items: { length: 3 } } });
  });

  it.each(['0', '-1', '101', '1e1', '0x10', '%2010', '1.5', '', 'NaN', '99999999999999999999', '٣'])(
    'comes of no page of size “%s”',
    async (limit) => {
      const handler = await open();
      const reply = await call(handler, { path, query: `limit=${limit}`, claims: officer });
      expect(reply).toMatchObject({ statusCode: 400, json: { errors: [{ pointer: '/query/limit' }] } });
    },
  );
});

describe('the archive', () => {
  it('lists what is sealed, the latest first, from page to page', async () => {
    const { store, lists } = memoryDossiers();
    await keep(store, refuse, seal);
    const unsealed = aDraft('H00.01-20260302-0000099');
    await store.create(unsealed, { actor: 'portal:x', key: 'unsealed', digest: 'd' });
    const accessLog = memoryAccessLog();
    const pages = await follow(
      api([listArchive({ lists, accessLog, cursors })]),
      '/v1/archive?unit=H00.01&limit=2&purpose=Thanh%20tra',
      {
        claims: auditor,
      },
    );
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(pages[0]?.[0]).toMatchObject({
      code: 'H00.01-20260302-0000005',
      status: 'refused',
      closedAt: '2026-03-02T09:00:00+07:00',
    });
    const { items: noted } = await accessLog.page(searchesIn('H00.01'), { limit: 10 });
    expect(noted.length).toBeGreaterThan(0);
    expect(noted[0]).toMatchObject({ by: 'thanh-tra', what: 'search', purpose: 'Thanh tra' });
  });
});
