import * as z from 'zod';

/** An online payment that was begun: the provider is asked after it when it does not call back. */
export const PaymentOrder = z.object({
  reference: z.string(),
  provider: z.string(),
  at: z.iso.datetime(),
  /** When to ask next. */
  askAt: z.iso.datetime(),
  until: z.iso.datetime(),
});
export type PaymentOrder = z.infer<typeof PaymentOrder>;

/** Online payments under way. */
export interface PaymentOrderStore {
  /** Begins to follow an order, or goes on to the next time of asking. */
  put(order: PaymentOrder): Promise<void>;
  /** Those of a provider that are to be asked after by now, soonest first; follows within a moment. */
  due(provider: string, at: string): Promise<PaymentOrder[]>;
  /** Follows it no more. */
  close(order: PaymentOrder): Promise<void>;
}
