import { randomUUID } from 'node:crypto';
import type * as z from 'zod';
import { post } from '#shared/adapters/http/post.ts';
import { webhookHeaders } from '#shared/adapters/webhook/sign.ts';
import type { PaymentGateway } from '#shared/payment/gateway.ts';
import { OrderedMessage, PaidMessages, RefundedMessage } from '#shared/payment/message.ts';
import type { PaymentProvider } from '#shared/payment/provider.ts';

/** A provider that has not answered by then has not answered, in milliseconds. */
const timeoutMs = 8_000;

/** The provider did not answer, or not as agreed. */
class ProviderFault extends Error {
  override name = 'ProviderFault';
}

/** A provider over HTTP: signed as Standard Webhooks are, answered in the national platform's names. */
export function httpPaymentGateway(now: () => number = Date.now): PaymentGateway {
  async function ask<T>(
    provider: PaymentProvider,
    path: string,
    message: object,
    answer: z.ZodType<T>,
  ): Promise<T> {
    const body = JSON.stringify(message);
    const [secret = ''] = provider.secrets;
    const signed = webhookHeaders(secret, { id: randomUUID(), timestamp: Math.floor(now() / 1000), body });
    try {
      const headers = { 'content-type': 'application/json', ...signed };
      const url = `${provider.url.replace(/\/$/, '')}/${path}`;
      const { status, text } = await post(url, { headers, body, timeoutMs });
      if (status < 200 || status >= 300) throw new Error(`it answered ${status}`);
      return answer.parse(JSON.parse(text));
    } catch (error) {
      throw new ProviderFault(`${provider.id} ${path}: ${String(error)}`);
    }
  }
  return {
    order: (provider, order) => ask(provider, 'orders', order, OrderedMessage),
    async query(provider, reference) {
      return (await ask(provider, 'queries', { MaTraCuuTT: reference }, PaidMessages)).GiaoDich;
    },
    async refund(provider, { reference, transaction, amount, reason }) {
      const message = { MaTraCuuTT: reference, MaGiaoDich: transaction, SoTien: amount, LyDo: reason };
      return (await ask(provider, 'refunds', message, RefundedMessage)).MaGiaoDichHoan;
    },
    async statement(provider, date) {
      return (await ask(provider, 'statements', { Ngay: date.replaceAll('-', '') }, PaidMessages)).GiaoDich;
    },
  };
}
