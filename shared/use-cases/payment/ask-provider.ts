import { hoursLater } from '#shared/dossier/facts.ts';
import { pendingRequests, readReference } from '#shared/fee/payment.ts';
import type { PaymentGateway } from '#shared/payment/gateway.ts';
import type { PaymentOrder, PaymentOrderStore } from '#shared/payment/orders.ts';
import type { PaymentProvider } from '#shared/payment/provider.ts';
import { type TakeReportDeps, takeReport } from './take-report.ts';

export type AskDeps = TakeReportDeps & {
  gateway: PaymentGateway;
  orders: PaymentOrderStore;
  providers: () => Promise<PaymentProvider[]>;
};

export type Asked = { asked: number; reported: number; failed: number };

/** How long a callback may take before the provider is asked, in hours. */
export const firstAskHours = 10 / 60;
/** After its time to pay is over an order is asked after for another day: late money is money all the same. */
const lateHours = 24;

/** Asks the providers about every payment that was started and not reported. */
export async function askProviders(deps: AskDeps, at: string): Promise<Asked> {
  const asked: Asked = { asked: 0, reported: 0, failed: 0 };
  for (const provider of await deps.providers()) {
    for (const order of await deps.orders.due(provider.id, at)) {
      asked.asked += 1;
      try {
        asked.reported += await askAfter(deps, provider, order, at);
      } catch {
        // One order, or one provider, that fails keeps no other from being asked after.
        asked.failed += 1;
      }
    }
  }
  return asked;
}

async function askAfter(deps: AskDeps, provider: PaymentProvider, order: PaymentOrder, at: string) {
  const paid = await deps.gateway.query(provider, order.reference);
  for (const message of paid) await takeReport(deps, provider, message, { at, by: 'query' });
  const isOver = at >= hoursLater(order.until, lateHours) || !(await isAwaited(deps, order));
  await (isOver ? deps.orders.close(order) : deps.orders.put({ ...order, askAt: nextAsking(order, at) }));
  return paid.length;
}

async function isAwaited({ store }: AskDeps, { reference }: PaymentOrder): Promise<boolean> {
  const named = readReference(reference);
  const dossier = named && (await store.find(named.code));
  return pendingRequests(dossier?.payment).some(({ no }) => no === named?.no);
}

/** Twice as long as it has been waited for already, up to a few hours. */
function nextAsking({ at: begun }: PaymentOrder, at: string): string {
  const waited = (Date.parse(at) - Date.parse(begun)) / 3_600_000;
  return hoursLater(at, Math.min(6, Math.max(firstAskHours, waited)));
}
