import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Book, Paid } from '#infra/simulators/payments/book.ts';
import { sign } from '#infra/simulators/payments/signature.ts';

/** How the provider behaves this once: calls back so often, tells something else, or signs as somebody else. */
const Behaviour = z.strictObject({
  callbacks: z.int().min(0).max(20).default(1),
  tell: z.record(z.string(), z.json()).default({}),
  signature: z.enum(['good', 'bad', 'old']).default('good'),
});
type Behaviour = z.infer<typeof Behaviour>;

/** The payer pays; `amount` where it is not what was asked. */
export const Pay = z.strictObject({ ...Behaviour.shape, reference: z.string(), amount: z.int().optional() });

/** The provider calls back about a payment, for the first time or once more. */
export const Again = z.strictObject({ ...Behaviour.shape, transaction: z.string() });

type CallbackAnswers = { transaction: string; answers: { status: number; body: unknown }[] };

export interface Cashier {
  /** Undefined where nothing was ordered under the reference. */
  pay(order: z.infer<typeof Pay>): Promise<CallbackAnswers | undefined>;
  callAgain(order: z.infer<typeof Again>): Promise<CallbackAnswers | undefined>;
}

const hour = 3_600_000;

/** Takes money from the payer, and tells of it as well or as badly as it is asked to. */
export function createCashier(
  book: Book,
  { now, callbackUrl, secret }: { now(): number; callbackUrl: string; secret: string },
): Cashier {
  async function callBack(paid: Paid, { callbacks, tell, signature }: Behaviour): Promise<CallbackAnswers> {
    const body = JSON.stringify({ ...paid, ...tell });
    const at = signature === 'old' ? now() - hour : now();
    const by = signature === 'bad' ? `whsec_${Buffer.from(randomUUID()).toString('base64')}` : secret;
    const answers: CallbackAnswers['answers'] = [];
    for (let count = 0; count < callbacks; count += 1) {
      const headers = { 'content-type': 'application/json', ...sign(by, body, at) };
      const response = await fetch(callbackUrl, { method: 'POST', headers, body });
      answers.push({ status: response.status, body: await response.json() });
    }
    return { transaction: paid.MaGiaoDich, answers };
  }
  return {
    async pay({ reference, amount, ...behaviour }) {
      const order = book.findOrder(reference);
      if (order === undefined) return undefined;
      const paid = {
        MaTraCuuTT: reference,
        MaHoSo: order.MaHoSo,
        MaGiaoDich: `GD-${randomUUID()}`,
        SoTien: amount ?? order.SoTien,
        ThoiDiemThanhToan: stamp(now()),
      };
      book.pay(paid);
      return callBack(paid, behaviour);
    },
    async callAgain({ transaction, ...behaviour }) {
      const paid = book.find(transaction);
      return paid && callBack(paid, behaviour);
    },
  };
}

/** `yyyyMMddHHmmss` in Việt Nam. */
const stamp = (now: number) => new Date(now + 7 * hour).toISOString().slice(0, 19).replace(/\D/g, '');
