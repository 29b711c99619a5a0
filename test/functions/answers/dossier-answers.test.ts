import { describe, expect, it } from 'vitest';
import {
  type AnswerDeps,
  answerWithDossier,
  answerWithUploads,
  render,
  withUploads,
} from '#functions/answers/dossier-answers.ts';
import { NotReadable } from '#shared/archive/archive.ts';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import {
  application,
  begin,
  code,
  completed,
  declared,
  go,
  leader,
  local,
  officer,
  open,
  portal,
  reception,
  specialist,
  system,
} from '#test/dossier/fixtures.ts';
import { submittedIn, world } from '#test/dossier/world.ts';

const at = local('2026-03-02 09:00');
const claim: DossierCommand = { type: 'claim', task: 1 };
const neighbour = officer('chuyen-vien.binh-minh', 'specialist', 'H00.02');
const signUpload = async ({ key }: { key: string }) => `https://intake/${key}`;
const depsOf = (own: Pick<AnswerDeps, 'copy'> = {}) => ({ ...world(), signUpload, ...own });

describe.each([
  ['the dossier', answerWithDossier],
  ['uploads', answerWithUploads],
] as const)('a command that is answered with %s', (_, answer) => {
  it('shows the dossier as it is afterwards, with its version', async () => {
    const deps = depsOf();
    const { code: of, version } = await submittedIn(deps);
    expect(await answer(deps, { code: of, command: claim, by: reception, at })).toMatchObject({
      ok: true,
      value: { version: version + 1, body: { code: of, version: version + 1 } },
    });
  });

  it('names what is not there as the caller asked for it', async () => {
    const order = { code, command: claim, by: reception, at };
    expect(await answer(depsOf(), order)).toEqual({ ok: false, error: { code: 'unknown-dossier' } });
    expect(await answer(depsOf(), order, 'unknown-task')).toEqual({
      ok: false,
      error: { code: 'unknown-task' },
    });
  });

  it('is refused with the reason, and its places where it has some', async () => {
    const deps = depsOf();
    const { code: of } = await submittedIn(deps);
    const order = { code: of, command: claim, by: reception, at };
    expect(await answer(deps, { ...order, expected: 9 }, 'unknown-task')).toMatchObject({
      ok: false,
      error: { code: 'stale', findings: [{ pointer: '', code: 'changed' }] },
    });
    const command: DossierCommand = { type: 'complete', task: 1, outcome: 'accept' };
    expect(await answer(deps, { ...order, command, by: specialist }, 'unknown-task')).toEqual({
      ok: false,
      error: { code: 'wrong-role', findings: [] },
    });
  });
});

describe('the targets of a dossier', () => {
  const draft = begin(application({ files: [declared('f1')] })).dossier;
  const taken = {
    ...draft,
    files: draft.files.map((file) => ({ ...file, part: { batch: 'b1', no: 2, pages: 1 } }) as typeof file),
  };

  it('are those of its missing files', async () => {
    expect(await withUploads(depsOf(), draft, { at, by: portal })).toMatchObject({
      ok: true,
      value: {
        version: draft.version,
        body: { code, uploads: [{ fileId: 'f1', url: `https://intake/${code}/f1` }] },
      },
    });
    expect(await withUploads(depsOf(), draft, { at, by: specialist })).toMatchObject({
      value: { body: { uploads: [] } },
    });
  });

  it('come after what is taken over was brought, where something brings it', async () => {
    const copied: string[][] = [];
    const copy = async (...way: string[]) => void copied.push(way);
    expect(await withUploads(depsOf({ copy }), taken, { at, by: portal })).toMatchObject({ ok: true });
    expect(copied).toEqual([[expect.stringContaining('b1/2.pdf'), `${code}/f1`]]);
    expect(await withUploads(depsOf(), taken, { at, by: portal })).toMatchObject({ ok: true });
  });

  it('wait for what was not scanned yet; an outage is none of the caller', async () => {
    const failing = (error: Error) => depsOf({ copy: () => Promise.reject(error) });
    expect(await withUploads(failing(new NotReadable('b1')), taken, { at, by: portal })).toEqual({
      ok: false,
      error: { code: 'file-not-scanned' },
    });
    await expect(withUploads(failing(new Error('S3 is away')), taken, { at, by: portal })).rejects.toThrow(
      'S3 is away',
    );
  });
});

describe('a dossier about which a unit is asked', () => {
  const files = [declared('f1'), declared('f2', { component: 'divorce-or-death-record' })];
  const inspected = go(
    begin(application({ files })),
    ['f1', 'f2'].map((file) => [{ type: 'inspect', file, pages: 1 }, system, local('2026-03-02 08:05')]),
  );
  const accepted = go(inspected, [[completed(inspected, 'accept'), reception, at]]);
  const asks: DossierCommand = {
    type: 'consult',
    task: open(accepted).task.no,
    unit: 'H00.02',
    question: 'Có đúng không?',
    until: { limit: { value: 1, unit: 'WORKING_DAY' } },
    components: ['declaration'],
  };
  const { dossier } = go(accepted, [[asks, specialist, at]]);
  const shown = async (by: Parameters<typeof render>[2]['by'], of = dossier) => {
    const view = await render(depsOf(), of, { at, by });
    return { keys: Object.keys(view), ...view };
  };

  it('shows its questions to its officers, and to the unit what it is asked about', async () => {
    const questions = [{ question: 'Có đúng không?', unit: 'H00.02' }];
    expect(await shown(leader)).toMatchObject({ consultations: questions });
    expect((await shown(leader)).keys).toContain('consultations');
    expect(await shown(neighbour)).toMatchObject({ consultations: questions });
    const seen = await render(depsOf(), dossier, { at, by: neighbour });
    expect(seen.files.map(({ id }) => id)).toEqual(['f1']);
  });

  it('shows the portal no question, and none where nobody was asked', async () => {
    expect((await shown(portal)).keys).not.toContain('consultations');
    expect((await shown(leader, accepted.dossier)).keys).not.toContain('consultations');
    const seen = await render(depsOf(), dossier, { at, by: portal });
    expect(seen.files.map(({ id }) => id)).toEqual(['f1', 'f2']);
  });
});
