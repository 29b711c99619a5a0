import {
  memoryPaymentLedger,
  memoryPaymentOrderStore,
  memoryReceiptBooks,
  memoryReconciliationStore,
} from '#shared/adapters/memory/payments.ts';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import type { FeeSchedule } from '#shared/fee/fee-schedule.ts';
import type { PaymentGateway, RefundOrder } from '#shared/payment/gateway.ts';
import type { PaidMessage } from '#shared/payment/message.ts';
import type { PaymentProvider } from '#shared/payment/provider.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { obey } from '#shared/use-cases/dossier/obey.ts';
import { local } from '#test/dossier/fixtures.ts';
import { records, submittedIn, world } from '#test/dossier/world.ts';
import { charging } from '#test/fee/paying.ts';
import { aProvider, paid } from './samples.ts';

/** A provider in memory that answers with the messages that it is given. */
function scriptedGateway() {
  const messages: PaidMessage[] = [];
  const refunds: RefundOrder[] = [];
  const gateway: PaymentGateway = {
    order: async () => ({ UrlThanhToan: 'https://pay.example/1' }),
    query: async (_, reference) => messages.filter(({ MaTraCuuTT }) => MaTraCuuTT === reference),
    async refund(_, order) {
      if (refunds.every(({ reference }) => reference !== order.reference)) refunds.push(order);
      return `R-${order.transaction}`;
    },
    statement: async (_, date) =>
      messages.filter(({ ThoiDiemThanhToan }) => ThoiDiemThanhToan.startsWith(date.replaceAll('-', ''))),
  };
  return { gateway, messages, refunds };
}

/** A dossier that waits for 15,000 đ, in a deployment in memory, and the provider over which it is paid. */
export async function scene(fees: Partial<FeeSchedule> = {}, provider: PaymentProvider = aProvider()) {
  const { procedure } = charging(fees);
  const procedures = procedure ? [procedure] : [];
  const deployment = world({ procedures, feeRules: [], paymentProviders: [provider] });
  const { gateway, messages, refunds } = scriptedGateway();
  const deps = {
    ...deployment,
    ledger: memoryPaymentLedger(),
    orders: memoryPaymentOrderStore(),
    books: memoryReceiptBooks(),
    reports: memoryReconciliationStore(),
    gateway,
    providers: async () => [provider],
    series: async () => records.receiptSeries,
  };
  const { code } = await submittedIn(deployment);
  return {
    deps,
    provider,
    code,
    messages,
    refunds,
    paid: (own: Partial<PaidMessage> = {}) => paid({ MaTraCuuTT: `${code}~P1`, MaHoSo: code, ...own }),
    async find() {
      const dossier = await deployment.store.find(code);
      if (dossier === undefined) throw new Error(`${code} is gone`);
      return dossier;
    },
    obey: (command: DossierCommand, by: Caller, at: string) =>
      obey(deployment, { code, command, by, at: local(at) }),
  };
}
