import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf } from 'motcua-client';
import { useCallback, useEffect, useState } from 'react';
import { Refusal } from '#web/api/ask.ts';
import { client } from '#web/api/client.ts';
import { dossierQuery } from '#web/api/queries.ts';
import { codeOf } from '#web/dossier/task-id.ts';
import { isNarrowed } from './search.ts';
import { type Asked, refreshAround, type TaskLine, type Tasks } from './tasks.ts';

type Changes = AnswerOf<'taskChanges'>;

const everyMs = 5_000;
const minuteMs = 60_000;
const dayMs = 24 * 3_600_000;
const key = ['task-changes'];

/** The last answer, which the next request is about. */
let last: { changes: Changes; etag: string | undefined } | undefined;

async function readChanges(since: string, signal: AbortSignal): Promise<Changes> {
  const query = { since: last?.changes.until ?? since };
  const ifNoneMatch = last?.etag ?? '"none"';
  const answer = await client.call('taskChanges', { query, ifNoneMatch, signal });
  if (!answer.ok) {
    // Perhaps it was too long ago; the next request begins again.
    last = undefined;
    throw new Refusal(answer.problem);
  }
  if (answer.status !== 304) last = { changes: answer.body, etag: answer.etag };
  else if (last === undefined) throw new Error('the API answered as if it had been asked before');
  return last.changes;
}

/**
 * Asks every few seconds what others did, while somebody looks. Rows that changed are read again where they stand; what
 * would make rows move is only told, so that nothing slips away under the pointer.
 */
export function useChanges(asked: Asked, { lines, hasNextPage, isSuccess }: Tasks, me: string) {
  const queryClient = useQueryClient();
  const isPart = hasNextPage || isNarrowed({ ...asked, holder: undefined });
  const [hasMoved, setHasMoved] = useState(false);
  const { data } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => readChanges(sinceOf(lines), signal),
    refetchInterval: everyMs,
    staleTime: 0,
    enabled: isSuccess,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown by now changes with every answer taken over
  useEffect(() => {
    if (data === undefined) return;
    const { outdated, isMoved } = compared(data, lines, isPart ? isUnknown : belongsTo(asked, me));
    if (isMoved) setHasMoved(true);
    if (outdated.length === 0 && !isMoved) return;
    takeOver(queryClient, asked, outdated).catch(() => undefined);
  }, [data]);

  return { hasMoved, forget: useCallback(() => setHasMoved(false), []) };
}

export type SeenChanges = ReturnType<typeof useChanges>;

async function takeOver(queryClient: QueryClient, asked: Asked, outdated: readonly string[]) {
  await queryClient.invalidateQueries({ queryKey: ['task-counts'] });
  for (const id of outdated)
    await queryClient.invalidateQueries({ queryKey: dossierQuery(codeOf(id)).queryKey });
  await refreshAround(queryClient, asked, new Set(outdated));
}

/** What was told before; undefined before the first answer, which is about what the list shows anyway. */
let told: Set<string> | undefined;

type Changed = Changes['changed'][number];

/** Which of the rows are older than what is there now, and whether others have come or gone. */
function compared(
  { changed, left }: Changes,
  lines: readonly TaskLine[],
  belongs: (one: Changed) => boolean,
) {
  const shown = new Map(lines.map(({ id, version }) => [id, version]));
  const codes = new Set(lines.map(({ dossier }) => dossier.code));
  const outdated = changed.filter(({ id, version }) => (shown.get(id) ?? version) < version);
  const come = changed.filter((one) => !shown.has(one.id) && belongs(one));
  const marks = [
    ...come.map(({ id, version }) => `${id} ${version}`),
    ...left.filter((code) => codes.has(code)),
  ];
  const before = told;
  told = new Set([...(before ?? []), ...marks]);
  const isMoved = before !== undefined && marks.some((mark) => !before.has(mark));
  return { outdated: outdated.map(({ id }) => id), isMoved };
}

/** What is not shown may not be loaded yet, or be none of what was looked for. */
const isUnknown = () => false;

/** As far as it can be told without asking: what else narrows the list is not in the answer. */
const belongsTo =
  ({ view, holder }: Asked, me: string) =>
  (one: Changed): boolean => {
    if (view === 'mine') return one.holder === me;
    if (view === 'free') return one.holder === undefined;
    return holder === undefined || one.holder === holder;
  };

/** From the newest row on, by the server's own clock; the API looks back for no more than a day. */
function sinceOf(lines: readonly TaskLine[]): string {
  if (lines.length === 0) return new Date(Date.now() - minuteMs).toISOString();
  const newest = Math.max(...lines.map(({ changedAt }) => Date.parse(changedAt)));
  return new Date(Math.max(newest, Date.now() - dayMs / 2)).toISOString();
}
