import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { listChecks } from '#functions/archive/checks.ts';
import { memoryCheckStore } from '#shared/adapters/memory/check-store.ts';
import { auditor, manager, portal, reception } from '#test/dossier/fixtures.ts';
import { cursors } from '#test/support/cursors.ts';
import { clientOf, stage } from '../scene.ts';

stage('2026-03-05 10:00');

async function open() {
  const checks = memoryCheckStore();
  for (const night of ['2026-03-02', '2026-03-04', '2026-03-03'])
    await checks.save({
      night,
      checked: 3,
      bytes: 9_000,
      damages: 0,
      damaged: [],
      after: { day: '2026-03-01', code: 'H00.01-20260301-0000001' },
      done: true,
    });
  return clientOf([listChecks({ checks, cursors })]);
}
const Page = z.object({
  items: z.array(z.looseObject({ night: z.string() })),
  nextCursor: z.string().optional(),
});
const line = 'GET /v1/archive/checks';

describe('the nights of checks', () => {
  it('are listed, the latest first, page by page, without where a night stopped', async () => {
    const ask = await open();
    const { items, nextCursor = '' } = Page.parse((await ask(auditor, `${line}?limit=2`)).json);
    expect(items.map(({ night }) => night)).toEqual(['2026-03-04', '2026-03-03']);
    expect(items[0]).not.toHaveProperty('after');
    const rest = `${line}?limit=2&cursor=${encodeURIComponent(nextCursor)}`;
    expect(await ask(auditor, rest)).toMatchObject({ json: { items: [{ night: '2026-03-02' }] } });
    for (const [by, wanted] of [
      [{ ...auditor, id: 'thanh-tra-2' }, rest],
      [auditor, `${line}?cursor=2026-03-03`],
    ] as const)
      expect(await ask(by, wanted)).toMatchObject({ statusCode: 400, json: { code: 'invalid-cursor' } });
  });

  it('are for auditors of all units', async () => {
    const ask = await open();
    for (const by of [{ kind: 'auditor', id: 'x', unit: 'H00' } as const, reception, manager, portal])
      expect(await ask(by, line), by.kind).toMatchObject({ statusCode: 403, json: { code: 'forbidden' } });
    expect(await ask(null, line)).toMatchObject({ statusCode: 401 });
  });
});
