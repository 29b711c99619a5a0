import type { Dossier } from '#shared/dossier/dossier.ts';
import { hoursLater } from '#shared/dossier/facts.ts';
import type { Reference } from '#shared/dossier/reference.ts';
import { isPayable, outstanding, type PaymentRequest, paymentReference } from '#shared/fee/payment.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { PaymentGateway } from '#shared/payment/gateway.ts';
import type { OrderedMessage } from '#shared/payment/message.ts';
import { orderOf } from '#shared/payment/order-of.ts';
import type { PaymentOrderStore } from '#shared/payment/orders.ts';
import { type PaymentProvider, providerFor } from '#shared/payment/provider.ts';
import type { Unit } from '#shared/unit/unit.ts';
import { firstAskHours } from './ask-provider.ts';

export type StartDeps = {
  reference: Reference & { units(): Promise<Unit[]>; paymentProviders(): Promise<PaymentProvider[]> };
  gateway: PaymentGateway;
  orders: PaymentOrderStore;
};

type Started = { reference: string; provider: string; request: PaymentRequest; where: OrderedMessage };
type StartDenial = 'unknown-payment' | 'already-paid' | 'payment-cancelled' | 'no-provider';

/** Asks the unit's provider to collect what is owed. Followed first: whatever fails below, it is asked after. */
export async function startPayment(
  { reference, gateway, orders }: StartDeps,
  dossier: Dossier,
  no: number,
  at: string,
): Promise<Result<Started, StartDenial>> {
  const request = dossier.payment?.requests.find((one) => one.no === no);
  if (request === undefined) return fail('unknown-payment');
  if (!isPayable(request)) return fail(outstanding(request) === 0 ? 'already-paid' : 'payment-cancelled');
  const [providers, units, procedure] = await Promise.all([
    reference.paymentProviders(),
    reference.units(),
    reference.procedure(dossier.procedure.code, { version: dossier.procedure.version }),
  ]);
  const provider = providerFor(providers, dossier.unit);
  if (provider === undefined || procedure === undefined) return fail('no-provider');
  const order = {
    reference: paymentReference(dossier.code, no),
    provider: provider.id,
    at,
    askAt: hoursLater(at, firstAskHours),
    until: request.until,
  };
  await orders.put(order);
  const unit = units.find(({ id }) => id === dossier.unit);
  const where = await gateway.order(provider, orderOf(provider, { dossier, request, procedure, unit }));
  return ok({ reference: order.reference, provider: provider.id, request, where });
}
