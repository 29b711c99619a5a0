import { expect, it } from 'vitest';
import { supplementDossier } from '#functions/dossiers/dossiers.ts';
import { declareResult } from '#functions/tasks/tasks.ts';
import { Submitted } from '#shared/api/views/dossier.ts';
import { obey } from '#shared/use-cases/dossier/obey.ts';
import { accepted, code, declared, local, portal, specialist } from '#test/dossier/fixtures.ts';
import { clientOf, keep, scene, stage } from '../scene.ts';

stage('2026-03-02 11:00');

const { id: _, component: __, ...file } = declared('x');

it('an address is given for a result to officers alone', async () => {
  const deps = scene();
  const { version } = await keep(deps.store, accepted());
  const ask = clientOf([supplementDossier(deps), declareResult(deps)]);
  const result = await ask(specialist, `POST /v1/tasks/${code}~2/files`, {
    body: { files: [file] },
    version,
  });
  expect(Submitted.parse(result.json).uploads).toHaveLength(1);
  const command = { type: 'complete', task: 2, outcome: 'supplement', reason: 'Thiếu' } as const;
  await obey(deps, { code, command, by: specialist, at: local('2026-03-02 11:00') });
  const body = { files: [{ ...file, component: 'authorisation' }] };
  const supplement = await ask(portal, `POST /v1/dossiers/${code}/supplements`, { body });
  const { files, uploads } = Submitted.parse(supplement.json);
  expect(uploads.map(({ fileId }) => files.find(({ id }) => id === fileId)?.purpose)).toEqual(['supplement']);
  expect(files.map(({ purpose }) => purpose)).not.toContain('result');
});
