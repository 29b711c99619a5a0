import * as z from 'zod';
import { ArchiveItem } from '#shared/api/views/archive.ts';
import { page } from '#shared/api/views/dossier.ts';
import { TaskItem } from '#shared/api/views/task.ts';
import type { Person } from '#test/support/api.ts';
import { call } from './http.ts';
import { json, unit } from './life.ts';

/** Looks at a list again and again, as a screen does, and tells those who wait for a dossier in it. */
export function watch<T>(
  look: (since: string) => Promise<{ code: string; value: T }[]>,
  milliseconds: number,
) {
  const waiting = new Map<string, { since: string; seen: (value: T) => void }>();
  let stopped = false;
  const seen = async () => {
    while (!stopped) {
      if (waiting.size > 0) {
        const [oldest] = waiting.values();
        for (const { code, value } of await look(oldest?.since ?? '')) {
          waiting.get(code)?.seen(value);
          waiting.delete(code);
        }
      }
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
    }
  };
  const failed = seen();
  return {
    of: (code: string) => {
      const since = new Date(Date.now() - 5_000).toISOString();
      const found = new Promise<T>((seen) => waiting.set(code, { since, seen }));
      return Promise.race([found, failed.then(never)]);
    },
    async stop() {
      stopped = true;
      await failed;
    },
  };
}

const never = () => new Promise<never>(() => {});

/** What reception has to do. */
export async function workList(api: string, { token }: Person) {
  const url = `${api}/v1/tasks?role=reception&limit=100&sort=-due`;
  const answer = await call('GET', url, { authorization: `Bearer ${token}` });
  const { items } = page(TaskItem).parse(json(answer, 200));
  return items.map(({ id, version, dossier }) => ({ code: dossier.code, value: { id, version } }));
}

/** What has been sealed of the dossiers closed since then, page by page. */
export async function sealed(api: string, { token }: Person, since: string) {
  const codes: { code: string; value: true }[] = [];
  let cursor: string | undefined;
  do {
    const asked = new URLSearchParams({
      unit,
      purpose: 'Đo hiệu năng',
      limit: '100',
      closedFrom: since,
      ...(cursor && { cursor }),
    });
    const answer = await call('GET', `${api}/v1/archive?${asked}`, { authorization: `Bearer ${token}` });
    const { items, nextCursor } = page(ArchiveItem).parse(json(answer, 200));
    codes.push(...items.map(({ code }) => ({ code, value: true as const })));
    cursor = nextCursor;
  } while (cursor !== undefined);
  return codes;
}

export const Counters = z.looseObject({
  invocations: z.record(z.string(), z.number()),
  transitions: z.number(),
  s3: z.record(z.string(), z.number()),
  /** Only where they were counted. */
  dynamodb: z.looseObject({ writeUnits: z.number(), readUnits: z.number(), requests: z.number() }).optional(),
});
