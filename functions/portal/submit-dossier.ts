import { randomUUID } from 'node:crypto';
import { withUploads } from '#functions/answers/dossier-answers.ts';
import { route } from '#functions/http/route.ts';
import { submitDossier as operation } from '#shared/api/resources/dossiers.ts';
import { fail } from '#shared/kernel/result.ts';
import { handIn } from '#shared/use-cases/dossier/hand-in.ts';
import type { PortalDeps } from './deps.ts';

/** POST /v1/dossiers */
export const submitDossier = (deps: PortalDeps) =>
  route(operation, async ({ body, caller, at, idempotency }) => {
    if (idempotency === undefined) return fail({ code: 'idempotency-key-required' });
    const { procedure, version, tracking, ...draft } = body;
    const files = draft.files.map((file) => ({ ...file, id: randomUUID() }));
    const handedIn = await handIn(deps, {
      procedure,
      version,
      tracking,
      draft: { type: 'draft', ...draft, files },
      by: caller,
      at,
      claim: { actor: `${caller.kind}:${caller.id}`, ...idempotency },
    });
    if (!handedIn.ok)
      return fail(typeof handedIn.error === 'string' ? { code: handedIn.error } : handedIn.error);
    return withUploads(deps, handedIn.value, { at, by: caller });
  });
