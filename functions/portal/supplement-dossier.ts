import { randomUUID } from 'node:crypto';
import { answerWithUploads } from '#functions/answers/dossier-answers.ts';
import { route } from '#functions/http/route.ts';
import { supplementDossier as operation } from '#shared/api/resources/dossiers.ts';
import { draftedIn } from '#shared/dossier/journal/application.ts';
import type { NewFile } from '#shared/file/file.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { broughtBy } from '#shared/use-cases/dossier/bring-files.ts';
import type { PortalDeps } from './deps.ts';

/** POST /v1/dossiers/{code}/supplements */
export const supplementDossier = (deps: PortalDeps) =>
  route(operation, async ({ params: { code }, body, caller, ...request }) => {
    const files = body.files.map((file) => ({ ...file, id: randomUUID() }));
    return answerWithUploads(deps, {
      code,
      by: caller,
      command: { type: 'supplement', ...body, files },
      brought: await broughtTo(deps, code, { files, by: caller, at: request.at }),
      ...request,
    });
  });

/** What the files may be taken from; the dossier is read for it only where some are not sent. */
async function broughtTo(
  deps: PortalDeps,
  code: string,
  { files, by, at }: { files: NewFile[]; by: Caller; at: string },
) {
  const areSent = files.every(({ from, part }) => from === undefined && part === undefined);
  const found = areSent ? undefined : await deps.store.whole(code);
  if (found === undefined) return undefined;
  const { identifier } = draftedIn(found.journal).applicant;
  return broughtBy(deps, { files, unit: found.dossier.unit, identifier, by, at });
}
