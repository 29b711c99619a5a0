import type * as z from 'zod';
import { type Answer, route } from '#functions/middleware/route.ts';
import { listArchive as operation } from '#shared/contract/archive.ts';
import { type Closed, type Dossier, isClosed, type SealedPackage } from '#shared/dossier/dossier.ts';
import { fold } from '#shared/kernel/fold.ts';
import { ok } from '#shared/kernel/result.ts';
import { localTime } from '#shared/kernel/time.ts';
import type { AuditorDeps } from './deps.ts';

type Query = z.output<typeof operation.query>;
type Sealed = Closed & { package: SealedPackage };

const isSealed = (dossier: Dossier): dossier is Sealed => isClosed(dossier) && dossier.package !== undefined;
const utc = (time: string | undefined) => (time === undefined ? undefined : new Date(time).toISOString());

/** GET /v1/archive */
export const listArchive = ({ lists }: AuditorDeps) =>
  route(operation, async ({ query }): Promise<Answer> => {
    const { unit, limit, cursor } = query;
    const { dossiers, after } = await lists.page({
      list: 'closed',
      unit,
      from: utc(query.closedFrom),
      to: utc(query.closedTo),
      after: cursor === undefined ? undefined : Buffer.from(cursor, 'base64url').toString(),
      limit,
      descending: true,
      matches: wanted(query),
    });
    const nextCursor = after === undefined ? undefined : Buffer.from(after).toString('base64url');
    return ok({
      body: { items: dossiers.filter(isSealed).map(itemOf), ...(nextCursor !== undefined && { nextCursor }) },
    });
  });

function wanted({ procedure, q }: Query) {
  const text = fold(q ?? '');
  return (dossier: Dossier) =>
    isSealed(dossier) &&
    (procedure === undefined || dossier.procedure.code === procedure) &&
    fold(`${dossier.code} ${dossier.applicantName}`).includes(text);
}

const itemOf = ({
  code,
  procedure,
  unit,
  status,
  applicantName,
  closedAt,
  package: { retainUntil },
}: Sealed) => ({
  code,
  procedure,
  unit,
  status,
  applicantName,
  closedAt: localTime(closedAt),
  retainUntil: localTime(retainUntil),
});
