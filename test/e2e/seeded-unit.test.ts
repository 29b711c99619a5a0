import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { TaskItem } from '#shared/api/views/task.ts';
import { signIn } from '#test/support/api.ts';
import { timeOf } from '#test/support/control.ts';
import { eventually, expectStatus } from '#test/support/dossiers.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';

vi.setConfig({ testTimeout: 600_000 });

let cloud: LocalCloud;
/** Dossiers that somebody has to work on. */
const open = 50;
/** Sixty scans are read at the same time, on whatever machine this is. */
const timeoutSeconds = 540;

/** As `npm start` seeds it. */
async function seed(): Promise<string> {
  const { api, control, issuer } = cloud.addresses;
  const addresses = { LOCAL_API_URL: api, LOCAL_IDENTITY_URL: issuer, LOCAL_CONTROL_URL: control };
  const env = { ...process.env, ...addresses };
  const run = promisify(execFile)(process.execPath, ['infra/simulators/unit/main.ts'], { env });
  return (await run).stdout;
}

const Tasks = z.object({ items: z.array(TaskItem) });

/** The open tasks of the unit, as its people see them; the work list follows the dossiers by events. */
async function tasksSeenBy(person: string): Promise<TaskItem[]> {
  const officer = await signIn(cloud.addresses, person);
  const { items } = await eventually(
    async () => expectStatus(await officer.get('/v1/tasks?limit=100'), 200, Tasks),
    (list) => list.items.length === open,
    timeoutSeconds,
  );
  return items;
}

const countBy = (tasks: TaskItem[], of: (task: TaskItem) => string) =>
  Object.fromEntries(
    [...Map.groupBy(tasks, of)].map(([key, found]) => [key, found.length] as const).toSorted(),
  );

beforeAll(async () => {
  cloud = await startLocalCloud();
  await seed();
}, 600_000);
afterAll(() => cloud.close());

describe('the unit that npm start seeds', () => {
  it('has dossiers in every state, held and free, in time and late', async () => {
    const tasks = await tasksSeenBy('tiep-nhan.an-binh');
    expect(countBy(tasks, ({ step }) => step.id)).toEqual({
      ...{ reception: 20, appraisal: 16, approval: 6, issuing: 4, returning: 4 },
    });
    const states = countBy(tasks, ({ dossier }) => dossier.status);
    for (const state of ['submitted', 'awaiting-supplement', 'accepted', 'processing', 'resolved'])
      expect(states[state]).toBeGreaterThan(2);
    expect(tasks.filter(({ holder }) => holder !== undefined).length).toBeGreaterThan(5);
    const late = tasks.filter(({ overdue }) => overdue).length;
    expect(late).toBeGreaterThan(2);
    expect(late).toBeLessThan(tasks.length - 5);
    expect(new Set(tasks.map(({ dossier }) => dossier.applicantName)).size).toBeGreaterThan(45);
  });

  it('ends in the present, and has closed dossiers in the archive', async () => {
    expect(Math.abs(Date.parse(await timeOf(cloud.addresses)) - Date.now())).toBeLessThan(60_000);
    const auditor = await signIn(cloud.addresses, 'thanh-tra');
    const { body } = await auditor.get(
      '/v1/archive?unit=H00.01&limit=100&purpose=Kiểm tra'.replace(' ', '%20'),
    );
    expect(z.object({ items: z.array(z.unknown()) }).parse(body).items.length).toBeGreaterThanOrEqual(8);
  });

  it('is left as it is by a second run', async () => {
    const codes = async () => (await tasksSeenBy('lanh-dao.an-binh')).map(({ id }) => id).toSorted();
    const before = await codes();
    expect(await seed()).toBe('');
    expect(await codes()).toEqual(before);
  });
});
