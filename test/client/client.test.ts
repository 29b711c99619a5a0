import { describe, expect, it } from 'vitest';
import { createClient } from '#client/client.ts';
import { getDossier, submitDossier } from '#functions/dossiers/dossiers.ts';
import { claimTask, getTask } from '#functions/tasks/tasks.ts';
import { listTasks } from '#functions/tasks/work-list.ts';
import { code, open, reception, specialist, submitted } from '#test/dossier/fixtures.ts';
import { keep, scene, stage } from '#test/functions/scene.ts';
import { fetchFrom } from './serving.ts';

stage('2026-03-02 09:30');

/** A client of reception, before a dossier that was just submitted. */
async function desk(by = reception) {
  const deps = scene();
  await keep(deps.store, submitted());
  const routes = [listTasks(deps), getTask(deps), claimTask(deps), getDossier(deps), submitDossier(deps)];
  const sent: Request[] = [];
  const client = createClient({
    address: 'https://motcua.example',
    token: async () => 'good',
    fetch: fetchFrom(routes, by, sent),
  });
  return { client, sent, taskId: `${code}~${open(submitted()).task.no}` };
}

describe('a client of the real routes', () => {
  it('reads a list with what it asks for in the address', async () => {
    const { client, sent } = await desk();
    const answer = await client.call('listTasks', { query: { view: 'free', limit: 10 } });
    if (!answer.ok) throw new Error(answer.problem.title);
    expect(answer.body.items.map(({ dossier }) => dossier.code)).toEqual([code]);
    expect(sent[0]?.url).toBe('https://motcua.example/v1/tasks?view=free&limit=10');
  });

  it('claims a task on the version that it has seen', async () => {
    const { client, taskId } = await desk();
    const seen = await client.call('getTask', { params: { taskId } });
    if (!seen.ok) throw new Error(seen.problem.title);
    const { version } = seen.body;
    const claimed = await client.call('claimTask', { params: { taskId }, ifMatch: version });
    expect(claimed).toMatchObject({ ok: true, status: 200, body: { task: { holder: reception.id } } });
    const late = await client.call('claimTask', { params: { taskId }, ifMatch: version });
    expect(late).toMatchObject({ ok: false, status: 412, problem: { code: 'stale' } });
  });

  it('gives the same answer to the same key', async () => {
    const { client, taskId } = await desk();
    const seen = await client.call('getTask', { params: { taskId } });
    if (!seen.ok) throw new Error(seen.problem.title);
    const given = { params: { taskId }, ifMatch: seen.body.version, idempotencyKey: 'once' };
    const first = await client.call('claimTask', given);
    expect(first.ok).toBe(true);
    expect(await client.call('claimTask', given)).toMatchObject({ ok: true, status: 200 });
  });

  it('is told that what it has is still so', async () => {
    const { client } = await desk();
    const { etag = '' } = pick(await client.call('getDossier', { params: { code } }));
    const again = await client.call('getDossier', { params: { code }, ifNoneMatch: etag });
    expect(again).toMatchObject({ ok: true, status: 304, etag });
  });

  it('hands over a refusal with its places, in the language asked for', async () => {
    const { sent } = await desk();
    const deps = scene();
    const client = createClient({
      address: 'https://motcua.example',
      token: async () => 'good',
      language: () => 'en',
      fetch: fetchFrom([getTask(deps)], specialist, sent),
    });
    const unknown = await client.call('getTask', { params: { taskId: 'nothing~1' } });
    expect(unknown).toMatchObject({
      ok: false,
      status: 404,
      problem: { code: 'unknown-task', title: 'This task does not exist.' },
    });
    const wrong = await client.call('getTask', { params: { taskId: 'none' } });
    expect(wrong).toMatchObject({ problem: { errors: [{ pointer: '/path/taskId' }] } });
  });

  it('sends an identifier as one part of the path', async () => {
    const { client, sent } = await desk();
    await client.call('getDossier', { params: { code: 'a/b?c#d' } });
    expect(sent[0]?.url).toBe('https://motcua.example/v1/dossiers/a%2Fb%3Fc%23d');
    await expect(client.call('getDossier', { params: { code: '' } })).rejects.toThrow(TypeError);
  });

  it('takes only what the contract knows', () => {
    const never = () =>
      desk().then(({ client }) => [
        // @ts-expect-error: the parameter has another name.
        client.call('getTask', { params: { code } }),
        // @ts-expect-error: an act asks for the version.
        client.call('claimTask', { params: { taskId: '' } }),
        // @ts-expect-error: there is no such view.
        client.call('listTasks', { query: { view: 'hers' } }),
        // @ts-expect-error: it needs a body.
        client.call('completeTask', { params: { taskId: '' }, ifMatch: 1 }),
        client.call('listTasks'),
      ]);
    expect(never).toBeTypeOf('function');
  });
});

function pick(answer: { ok: boolean; etag?: string | undefined }) {
  expect(answer.ok).toBe(true);
  return { ...(answer.etag !== undefined && { etag: answer.etag }) };
}
