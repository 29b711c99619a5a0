import type { Limit } from '#shared/calendar/limit.ts';
import type { Until } from '#shared/dossier/commands.ts';

/** The one of the two that was given; the contract lets no other through. */
export function untilOf({ limit, dueAt }: { limit?: Limit | undefined; dueAt?: string | undefined }): Until {
  if (limit !== undefined) return { limit };
  if (dueAt === undefined) throw new Error('neither a limit nor a due time was given');
  return { at: new Date(dueAt).toISOString() };
}
