import { describe, expect, it } from 'vitest';
import { actOnTasks } from '#functions/tasks/task-actions.ts';
import { maxTasks } from '#shared/api/resources/task-actions.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { auditor, leader, reception, receptionElsewhere, specialist } from '#test/dossier/fixtures.ts';
import { submittedIn } from '#test/dossier/world.ts';
import { expectKeyAndBody } from '../refusals.ts';
import { clientOf, scene, stage } from '../scene.ts';

stage('2026-03-02 09:30');

/** Submitted dossiers in the store, and the tasks in the versions that reception sees. */
async function desk(count = 3) {
  const deps = scene();
  const codes: string[] = [];
  for (let index = 0; index < count; index += 1) codes.push((await submittedIn(deps)).code);
  const seen = async () => {
    const dossiers = await Promise.all(codes.map((code) => deps.store.find(code)));
    return dossiers.map((dossier) => ({ task: `${dossier?.code}~1`, version: dossier?.version ?? 0 }));
  };
  const holders = async () => {
    const dossiers = await Promise.all(codes.map((code) => deps.store.find(code)));
    return dossiers.map((dossier) => dossier && 'task' in dossier && dossier.task.holder);
  };
  return {
    ask: clientOf([actOnTasks(deps)]),
    seen,
    holders,
    stored: () => Promise.all(codes.map((code) => deps.store.whole(code))),
  };
}

const line = 'POST /v1/tasks/actions';

describe('the same act on many tasks', () => {
  it('is done on each that it may be done on, with a verdict for every one', async () => {
    const { ask, seen, holders } = await desk();
    const [one, other, third] = await seen();
    const tasks = [one, { ...other, version: 1 }, third, { task: 'H00.01-20260302-9999999~1', version: 1 }];
    expect(await ask(reception, line, { body: { act: 'claim', tasks } })).toMatchObject({
      statusCode: 200,
      json: {
        items: [
          { task: one?.task, version: (one?.version ?? 0) + 1 },
          { task: other?.task, why: { code: 'stale', detail: expect.any(String) } },
          { task: third?.task, version: (third?.version ?? 0) + 1 },
          { why: { code: 'unknown-task' } },
        ],
      },
    });
    expect(await holders()).toEqual([reception.id, undefined, reception.id]);
  });

  it('is answered the same under its key, and nothing is done twice', async () => {
    const { ask, seen, stored } = await desk();
    const tasks = await seen();
    const key = '6f4c5a4e-0d0e-4e0c-9d93-0a8a3f1f5f00';
    await ask(reception, line, { body: { act: 'claim', tasks }, key });
    const before = await stored();
    const again = await ask(reception, line, { body: { act: 'claim', tasks }, key });
    expect(again).toMatchObject({
      json: { items: tasks.map(({ task, version }) => ({ task, version: version + 1 })) },
    });
    expect(await stored()).toEqual(before);
    expect(await ask(reception, line, { body: { act: 'release', tasks }, key })).toMatchObject({
      json: { items: tasks.map(() => ({ why: { code: 'key-reused' } })) },
    });
  });

  it('assigns, releases and completes as the single acts do', async () => {
    const { ask, seen, holders } = await desk(2);
    const act = async (by: Caller, body: object) => ask(by, line, { body: { ...body, tasks: await seen() } });
    await act(leader, { act: 'assign', officer: reception.id });
    expect(await holders()).toEqual([reception.id, reception.id]);
    await act(reception, { act: 'release' });
    expect(await holders()).toEqual([undefined, undefined]);
    expect(await act(specialist, { act: 'complete', outcome: 'accept' })).toMatchObject({
      json: { items: [{ why: { code: 'wrong-role' } }, { why: { code: 'wrong-role' } }] },
    });
    const completed = await act(reception, { act: 'complete', outcome: 'accept' });
    expect(completed).toMatchObject({ json: { items: [{ version: expect.any(Number) }, {}] } });
  });

  it('tells officers elsewhere nothing, and is not for other callers', async () => {
    const { ask, seen, stored } = await desk(1);
    const before = await stored();
    const body = { act: 'claim', tasks: await seen() };
    expect(await ask(receptionElsewhere, line, { body })).toMatchObject({
      json: { items: [{ why: { code: 'unknown-task' } }] },
    });
    expect(await ask(auditor, line, { body })).toMatchObject({ statusCode: 403 });
    expect(await stored()).toEqual(before);
    await expectKeyAndBody({ ask, by: reception, line, body, stored });
  });

  it(`takes ${maxTasks} tasks and no more, none of them twice`, async () => {
    const { ask } = await desk(0);
    const task = (ordinal: number) => ({
      task: `H00.01-20260302-${String(ordinal).padStart(7, '0')}~1`,
      version: 1,
    });
    const send = (tasks: object[]) => ask(reception, line, { body: { act: 'claim', tasks } });
    const many = Array.from({ length: maxTasks }, (_, index) => task(index));
    expect(await send(many)).toMatchObject({ statusCode: 200, json: { items: { length: maxTasks } } });
    expect(await send([...many, task(maxTasks)])).toMatchObject({ statusCode: 400 });
    expect(await send([])).toMatchObject({ statusCode: 400 });
    expect(await send([task(1), task(1)])).toMatchObject({
      statusCode: 400,
      json: { errors: [{ code: 'named-twice' }] },
    });
  });
});
