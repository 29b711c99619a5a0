import { beginOf, localDate, yearsLater } from '#shared/kernel/time.ts';
import { isFounded } from '#shared/procedure/checks/retention-check.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import type { AppliedRetention, Retention } from '#shared/procedure/retention/retention.ts';
import {
  type DefaultTerm,
  defaultFor,
  type RetentionDefault,
  termOf,
} from '#shared/procedure/retention/retention-default.ts';

/** Until when S3 locks at most, from an instant on: a hundred years. What is kept for ever is locked again before then. */
export const longestLock = (from: string): string => yearsLater(from, 100);

/** How a dossier ended and when. */
type End = { status: keyof NonNullable<Retention['ends']>; closedAt: string };

/** What the retention of one package follows from; `at` is when it is asked for. */
type Rules = {
  procedure: Pick<Procedure, 'code' | 'retention'>;
  defaults: readonly RetentionDefault[];
  at: string;
};

/**
 * How long the package of a closed dossier is kept, by what came of it: as a document says, or as the organisation does
 * by default. Undefined where nobody has published either: then it is not sealed yet.
 */
export function retentionOf({ procedure, defaults, at }: Rules, end: End): AppliedRetention | undefined {
  const { ends, ...usual } = procedure.retention;
  const own = ends?.[end.status] ?? usual;
  if (isFounded(own)) {
    const { basis, remark } = own;
    return { ...lasting(own, end), basis, ...(remark !== undefined && { remark }) };
  }
  const found = defaultFor(defaults, { ended: localDate(end.closedAt), today: localDate(at) });
  if (found === undefined) return undefined;
  const { id, from, basis, evidence } = found;
  return {
    ...lasting(termOf(found, procedure.code), end),
    basis,
    default: { id, from, sure: evidence.sure },
  };
}

function lasting({ term, from: start }: DefaultTerm, { closedAt }: End) {
  if (term === 'permanent') return { term, from: closedAt };
  const from = start === 'year-end' ? newYearAfter(closedAt) : closedAt;
  return { term, from, until: yearsLater(from, term.years) };
}

/** The first instant of the next year in Việt Nam. */
const newYearAfter = (instant: string): string =>
  beginOf(`${Number(localDate(instant).slice(0, 4)) + 1}-01-01`);

/**
 * Until when a package that is sealed now is locked: to the end of its retention, and for as many days as the archive
 * asks of every lock, which it counts from the sealing and not from the closing.
 */
export function lockUntil(
  retention: Pick<AppliedRetention, 'from' | 'until'>,
  { at, lockedFor }: { at: string; lockedFor: number },
) {
  const least = new Date(Date.parse(at) + lockedFor * 86_400_000).toISOString();
  const until = retention.until ?? longestLock(retention.from);
  return [until, least].toSorted().at(-1) ?? least;
}
