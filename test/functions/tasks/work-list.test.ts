import { describe, expect, it } from 'vitest';
import { countTasks, listTasks, taskChanges } from '#functions/tasks/work-list.ts';
import {
  accepted,
  auditor,
  code,
  go,
  local,
  manager,
  reception,
  receptionElsewhere,
  type Story,
  specialist,
  submitted,
} from '#test/dossier/fixtures.ts';
import { clientOf, keep, scene, stage } from '../scene.ts';

stage('2026-03-02 09:30');

/** A dossier in the store, and the routes of work lists. */
async function at(story: Story) {
  const deps = scene();
  await keep(deps.store, story);
  return clientOf([listTasks(deps), countTasks(deps), taskChanges(deps)]);
}

const held = () => go(accepted(), [[{ type: 'claim', task: 2 }, specialist, local('2026-03-02 09:10')]]);

describe('the work list', () => {
  it('shows each open task as officers and managers of the unit find it, by what they look for', async () => {
    const ask = await at(held());
    const item = {
      id: `${code}~2`,
      role: 'specialist',
      holder: specialist.id,
      openedAt: '2026-03-02T09:00:00+07:00',
      changedAt: '2026-03-02T09:10:00+07:00',
      dossier: { code, applicantName: 'NGUYỄN VĂN A' },
    };
    for (const [by, query, found] of [
      [specialist, 'view=mine', [item]],
      [manager, '', [item]],
      [reception, 'view=mine', []],
      [reception, 'view=free', []],
      [reception, `holder=${specialist.id}`, [item]],
      [reception, 'holder=nobody', []],
      [reception, 'role=specialist&procedure=1.004873&status=due', [item]],
      [reception, 'status=overdue', []],
      [reception, 'dueBefore=2026-03-02T10:00:00%2B07:00', []],
      [reception, 'q=nguyen%20van&sort=-applicant', [item]],
    ] as const)
      expect(await ask(by, `GET /v1/tasks?${query}`), query).toMatchObject({
        statusCode: 200,
        json: { items: found },
      });
  });

  it('is refused for units that are not the caller’s, and for filters that do not exist', async () => {
    const ask = await at(submitted());
    for (const path of ['/v1/tasks?', '/v1/tasks/counts?', '/v1/tasks/changes?since=2026-03-02T09:00:00Z&']) {
      expect(await ask(receptionElsewhere, `GET ${path}unit=H00.01`), path).toMatchObject({
        statusCode: 403,
      });
      expect(await ask(auditor, `GET ${path}unit=H00.01`), path).toMatchObject({ statusCode: 403 });
      expect(await ask(reception, `GET ${path}colour=red`), path).toMatchObject({ statusCode: 400 });
    }
    expect(await ask(reception, 'GET /v1/tasks?sort=colour')).toMatchObject({ statusCode: 400 });
  });
});

describe('the counts of a work list', () => {
  it('say how many tasks there are of each kind, among those that are looked for', async () => {
    const ask = await at(held());
    expect(await ask(specialist, 'GET /v1/tasks/counts')).toMatchObject({
      statusCode: 200,
      json: {
        all: 1,
        mine: 1,
        free: 0,
        procedures: [{ procedure: { code: '1.004873' }, tasks: 1 }],
        roles: [{ role: 'specialist', tasks: 1 }],
        holders: [{ holder: specialist.id, tasks: 1 }],
      },
    });
    expect(await ask(reception, 'GET /v1/tasks/counts?q=nobody')).toMatchObject({
      json: { all: 0, mine: 0, procedures: [], holders: [] },
    });
  });
});

describe('the changes of a work list', () => {
  const since = (time: string) => `GET /v1/tasks/changes?since=2026-03-02T${time}%2B07:00`;

  it('are told from a minute before the asked time, with what to ask for next', async () => {
    const ask = await at(held());
    const changed = { id: `${code}~2`, holder: specialist.id };
    expect(await ask(reception, since('09:31:00'))).toMatchObject({
      statusCode: 200,
      json: { until: '2026-03-02T09:31:00+07:00', changed: [changed], left: [] },
    });
    expect(await ask(reception, since('09:20:00'))).toMatchObject({
      json: { until: '2026-03-02T09:30:00+07:00', changed: [changed] },
    });
    expect(await ask(reception, since('09:31:01'))).toMatchObject({
      json: { until: '2026-03-02T09:31:01+07:00', changed: [] },
    });
  });

  it('are answered with 304 as long as nothing happens', async () => {
    const ask = await at(held());
    const { headers } = await ask(reception, since('09:20:00'));
    const again = await ask(reception, since('09:20:00'), {
      headers: { 'if-none-match': headers['etag'] ?? '' },
    });
    expect(again).toMatchObject({ statusCode: 304 });
  });

  it('are not told for more than a day', async () => {
    const ask = await at(held());
    expect(await ask(reception, 'GET /v1/tasks/changes?since=2026-03-01T09:30:00%2B07:00')).toMatchObject({
      statusCode: 200,
    });
    expect(await ask(reception, 'GET /v1/tasks/changes?since=2026-03-01T09:29:59%2B07:00')).toMatchObject({
      statusCode: 410,
      json: { code: 'since-too-old' },
    });
  });
});
