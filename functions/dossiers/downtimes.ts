import type { Route } from '#functions/http/route.ts';
import { listDowntimes as operation } from '#shared/api/resources/downtimes.ts';
import { type Downtime, downtimesAt, hasBegun } from '#shared/procedure/downtime.ts';

type Deps = { reference: { downtimes: () => Promise<Downtime[]> } };

/** GET /v1/downtimes: anybody may know, without a token. */
export const listDowntimes = ({ reference }: Deps): Route => ({
  operation,
  async handle() {
    const at = new Date().toISOString();
    const items = downtimesAt(await reference.downtimes(), at).map(({ id: _, ...one }) => ({
      ...one,
      state: hasBegun(one, at) ? 'now' : 'planned',
    }));
    return {
      statusCode: 200,
      headers: { 'content-type': 'application/json', 'cache-control': 'public, max-age=60' },
      body: JSON.stringify({ items }),
    };
  },
});
