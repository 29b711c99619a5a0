import type * as z from 'zod';
import { downloadSeconds } from '#functions/answers/downloads.ts';
import type { Answer } from '#functions/http/route.ts';
import type { ExportView } from '#shared/api/resources/exports.ts';
import { type Export, type ExportStore, exportKey, stateOf } from '#shared/archive/exports/export.ts';
import { ok } from '#shared/kernel/result.ts';
import { withLocalTime } from '#shared/kernel/time.ts';
import type { ViewerDeps } from './deps.ts';

export type ExportDeps = ViewerDeps & { orders: ExportStore };

export function exportView(one: Export, at: string): z.infer<typeof ExportView> {
  const { version: _, acknowledged, made, ordered, ...rest } = one;
  return {
    ...rest,
    state: stateOf(one, at),
    ordered: withLocalTime(ordered),
    ...(made && { made: withLocalTime(made) }),
    ...(acknowledged && { acknowledged: withLocalTime(acknowledged) }),
  };
}

/** An export, and where to fetch it while it is there. */
export async function exportAnswer({ signDownload }: ExportDeps, one: Export, at: string): Promise<Answer> {
  const body = exportView(one, at);
  if (stateOf({ ...one, acknowledged: undefined }, at) !== 'ready') return ok({ body });
  const key = exportKey(one.id);
  const url = await signDownload({ key, seconds: downloadSeconds, at });
  return ok({ body: { ...body, url } });
}
