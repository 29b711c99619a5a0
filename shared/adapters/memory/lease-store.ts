import { type LeaseStore, type PaidUntil, takeLease } from '#shared/limit/lease.ts';

export function memoryLeaseStore(): LeaseStore {
  const buckets = new Map<string, PaidUntil>();
  return {
    async take(caller, limit, wanted, at) {
      const lease = takeLease(buckets.get(caller), limit, wanted, at);
      buckets.set(caller, lease.paidUntil);
      return lease;
    },
  };
}
