import type { OrderedMessage, OrderMessage, PaidMessage } from './message.ts';
import type { PaymentProvider } from './provider.ts';

export type RefundOrder = { reference: string; transaction: string; amount: number; reason: string };

/** What a payment provider does for us. Every call may be repeated: the reference says what it is about. */
export interface PaymentGateway {
  order(provider: PaymentProvider, order: OrderMessage): Promise<OrderedMessage>;
  /** All that was paid under a reference. */
  query(provider: PaymentProvider, reference: string): Promise<PaidMessage[]>;
  /** Gives money back once however often it is asked; answers with the refund's own transaction. */
  refund(provider: PaymentProvider, order: RefundOrder): Promise<string>;
  /** All that was paid on a day in Việt Nam, `YYYY-MM-DD`. */
  statement(provider: PaymentProvider, date: string): Promise<PaidMessage[]>;
}
