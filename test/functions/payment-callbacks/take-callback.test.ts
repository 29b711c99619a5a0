import { describe, expect, it } from 'vitest';
import { takeCallback } from '#functions/payment-callbacks/take-callback.ts';
import { webhookHeaders } from '#shared/adapters/webhook/sign.ts';
import type { PaymentProvider } from '#shared/payment/provider.ts';
import { local } from '#test/dossier/fixtures.ts';
import { aProvider } from '#test/use-cases/payment/samples.ts';
import { scene } from '#test/use-cases/payment/scene.ts';
import { clientOf, stage } from '../scene.ts';

const now = '2026-03-02 08:31';
stage(now);

const line = 'POST /v1/payments/callbacks/keypay';
const provider = aProvider();
const [secret = ''] = provider.secrets;

async function open(known: PaymentProvider = provider) {
  const { deps, paid, find } = await scene();
  const ask = clientOf([takeCallback({ ...deps, providers: async () => [known], now: Date.now })]);
  /** Sends what is signed at a time with a secret, or something else with that signature. */
  const send = (message: unknown, { by = secret, at = now, sent = message, path = line } = {}) => {
    const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
    const timestamp = Date.parse(local(at)) / 1000;
    const headers = webhookHeaders(by, { id: 'm1', timestamp, body: text(message) });
    return ask(null, path, { body: sent, headers });
  };
  const stored = async () => [await find(), await deps.ledger.ofDay('keypay', '2026-03-02')];
  return { send, paid, stored, find };
}

describe('a callback', () => {
  it('that the provider signed pays the request, and sent again it is known', async () => {
    const { send, paid, find } = await open();
    const taken = await send(paid());
    expect(taken).toMatchObject({ statusCode: 200 });
    expect(taken.json).toEqual({ result: 'matched', repeated: false });
    expect((await find()).payment?.requests).toMatchObject([{ received: [{ id: 'GD-1', amount: 15_000 }] }]);
    expect((await send(paid())).json).toEqual({ result: 'matched', repeated: true });
    expect((await find()).payment?.requests).toMatchObject([{ received: { length: 1 } }]);
  });

  it('of money that no dossier takes is noted, and says why', async () => {
    const { send, paid, stored } = await open();
    const message = paid({ MaTraCuuTT: 'X-1', MaGiaoDich: 'GD-9' });
    expect((await send(message)).json).toEqual({
      result: 'unmatched',
      repeated: false,
      reason: 'unknown-reference',
    });
    expect(await stored()).toMatchObject([{}, [{ transaction: 'GD-9', verdict: { kind: 'unmatched' } }]]);
  });

  it('that contradicts what was reported of the transaction is refused', async () => {
    const { send, paid } = await open();
    await send(paid());
    expect(await send(paid({ SoTien: 16_000 }))).toMatchObject({
      statusCode: 409,
      json: { code: 'contradiction' },
    });
  });

  it('that nobody who may has signed is refused by one and the same answer, and not noted', async () => {
    const { send, paid, stored } = await open();
    const before = await stored();
    const other = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
    const refusals = [
      await send(paid(), { by: other }),
      await send(paid(), { sent: paid({ SoTien: 16_000 }) }),
      await send(paid(), { at: '2026-03-02 08:25' }),
      await send(paid(), { path: line.replace('keypay', 'nobody') }),
      await send('{'.repeat(20_000), { by: other }),
      await (await open(aProvider({ active: false }))).send(paid()),
    ];
    for (const { statusCode, json } of refusals) {
      expect(statusCode).toBe(401);
      expect(json).toEqual({ ...Object(refusals[0]?.json), instance: expect.any(String) });
    }
    expect(await stored()).toEqual(before);
  });

  it.each<[string, unknown, number, string, string?]>([
    ['no JSON', '{', 400, 'malformed-json'],
    ['too large', ' '.repeat(17_000), 413, 'body-too-large'],
    ['no payment', {}, 400, 'invalid-request', '/MaTraCuuTT'],
    ['no time', { ThoiDiemThanhToan: '20261399000000' }, 400, 'invalid-request', '/ThoiDiemThanhToan'],
    ['no amount', { SoTien: '15000' }, 400, 'invalid-request', '/SoTien'],
  ])(
    'that is %s is refused with the place, though it is signed',
    async (_, message, statusCode, code, pointer) => {
      const { send, paid, stored } = await open();
      const before = await stored();
      const isWhole = typeof message === 'string' || Object.keys(Object(message)).length === 0;
      const reply = await send(isWhole ? message : { ...paid(), ...Object(message) });
      expect(reply).toMatchObject({ statusCode, json: { code } });
      if (pointer !== undefined) expect(reply.json).toHaveProperty('errors.0.pointer', pointer);
      expect(await stored()).toEqual(before);
    },
  );
});
