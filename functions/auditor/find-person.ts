import { route } from '#functions/middleware/route.ts';
import { findPerson as operation } from '#shared/contract/people.ts';
import { isSealed } from '#shared/dossier/dossier.ts';
import { ok } from '#shared/kernel/result.ts';
import { localTime } from '#shared/kernel/time.ts';
import { mayAudit } from '#shared/unit/rights.ts';
import type { AuditorDeps } from './deps.ts';
import { itemOf } from './list-archive.ts';

/** POST /v1/archive/people */
export const findPerson = ({ accessLog, people, store }: AuditorDeps) =>
  route(operation, async ({ body: { identifier, purpose }, caller, at }) => {
    const { person, codes } = await people.find(identifier);
    await accessLog.note(person, { by: caller.id, purpose, what: 'person', at });
    const found = await Promise.all(codes.map((code) => store.find(code)));
    const sealed = found.filter((one) => one !== undefined && isSealed(one));
    const dossiers = sealed.filter(({ unit }) => mayAudit(caller, unit));
    const looks = await Promise.all(
      [person, ...dossiers.map(({ code }) => code)].map(async (name) =>
        (await accessLog.read(name)).map((access) => ({
          ...access,
          ...(name !== person && { code: name }),
        })),
      ),
    );
    const accesses = looks
      .flat()
      .toSorted((one, other) => one.at.localeCompare(other.at))
      .map((access) => ({ ...access, at: localTime(access.at) }));
    return ok({ body: { items: dossiers.map(itemOf), accesses } });
  });
