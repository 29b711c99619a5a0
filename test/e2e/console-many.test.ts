import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { TaskCounts } from '#shared/api/views/task.ts';
import { fillUnit } from '#test/bench/open-tasks.ts';
import { openBrowser } from '#test/browser/browser.ts';
import { type AtConsole, cursorOf, untilSays } from '#test/browser/console.ts';
import { deskOf } from '#test/browser/hands.ts';
import { type Cast, signInAll } from '#test/support/cast.ts';
import { expectStatus, taskOf } from '#test/support/dossiers.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';

/** Every third is held by reception. */
const tasks = 1_200;
const free = 800;
const batch = 50;

const Sent = z.object({ act: z.string(), tasks: z.array(z.object({ task: z.string() })) });

let cloud: LocalCloud;
let cast: Cast;
let browser: Browser;
let desk: AtConsole;
beforeAll(async () => {
  cloud = await startLocalCloud();
  cast = await signInAll(cloud.addresses);
  await fillUnit(cloud.addresses, tasks);
  browser = await openBrowser();
  desk = await deskOf(browser, cloud.addresses, 'tiep-nhan.an-binh', { path: '/tasks?view=free' });
  await untilSays(desk.page, '.list-count', `${free} việc`);
});
afterAll(async () => {
  await browser?.close();
  await cloud.close();
});

describe('acting on all that match', () => {
  it('chooses every task of the list by one key, also those beyond what is loaded', async () => {
    await desk.press('*');
    await untilSays(desk.page, '.list-chosen', `Đã chọn ${free}`);
  });

  it('claims them in batches, says how far it is, and sums up what was refused and why', async () => {
    const { code = '' } = z.object({ code: z.string() }).parse(await cursorOf(desk.page));
    const { id, version } = await taskOf(cast.leader, code);
    const body = { officer: 'tiep-nhan.an-binh' };
    expect(await cast.leader.post(`/v1/tasks/${id}/assign`, { body, version })).toMatchObject({
      status: 200,
    });

    const sent: z.infer<typeof Sent>[] = [];
    desk.page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/v1/tasks/actions'))
        sent.push(Sent.parse(JSON.parse(request.postData() ?? '')));
    });
    await desk.press('c');
    await untilSays(desk.page, '.list-progress', `/${free}`);
    await untilSays(desk.page, '.notice', '1 việc không làm được');
    await untilSays(desk.page, '.notice', code);
    await untilSays(desk.page, '.list-said', `Đã xong ${free - 1}`);

    expect(sent.map((one) => one.tasks.length)).toEqual(Array(free / batch).fill(batch));
    expect(new Set(sent.flatMap((one) => one.tasks.map(({ task }) => task))).size).toBe(free);
    const counts = expectStatus(await cast.reception.get('/v1/tasks/counts'), 200, TaskCounts);
    expect(counts).toMatchObject({ free: 0, mine: tasks });
    expect(desk.faults).toEqual([]);
  });
});
