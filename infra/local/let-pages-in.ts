import type { Assembly } from '#local/assembly/assembly.ts';

type Browsers = Pick<Assembly, 'buckets' | 'distributions' | 'pools'>;

/**
 * On this machine pages come from one address. Wherever the deployment lets browsers come from others, to a bucket or
 * back from signing in, that address is let in beside them, with the same paths.
 */
export function letPagesIn<T extends Browsers>(assembly: T, pagesUrl: string): T {
  if (assembly.distributions.length === 0) return assembly;
  const besides = (urls: readonly string[]) => [
    ...new Set([...urls, ...urls.map((url) => pagesUrl + new URL(url).pathname)]),
  ];
  const buckets = assembly.buckets.map((bucket) => ({
    ...bucket,
    cors: bucket.cors.map((rule) => ({ ...rule, allowedOrigins: [...rule.allowedOrigins, pagesUrl] })),
  }));
  const pools = assembly.pools.map((pool) => ({
    ...pool,
    clients: pool.clients.map((client) => ({
      ...client,
      callbackUrls: besides(client.callbackUrls),
      logoutUrls: besides(client.logoutUrls),
    })),
  }));
  return { ...assembly, buckets, pools };
}
