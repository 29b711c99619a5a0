import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { urlOf } from '#infra/local/endpoints.ts';
import { listen, portOf, serverOf } from '#infra/local/listeners.ts';
import { createPaymentProvider } from '#infra/simulators/payments/provider.ts';
import { httpPaymentGateway } from '#shared/adapters/payment/http-gateway.ts';
import type { OrderMessage } from '#shared/payment/message.ts';
import { aProvider } from '#test/use-cases/payment/samples.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const now = Date.parse('2026-03-02T02:00:00Z');
const order: OrderMessage = {
  MaHoSo: 'H00.01-1',
  MaTraCuuTT: 'H00.01-1~P1',
  MaTTHC: '1.004873',
  TenTTHC: 'Cấp giấy xác nhận',
  MaDonVi: 'H00.01',
  TenDonVi: 'Phường An Bình',
  PhiLePhi: [{ LoaiPhiLePhi: 1, MaPhiLePhi: 'LOCAL.COPY', TenPhiLePhi: 'Lệ phí', SoTien: 15_000 }],
  TKThuHuong: '1',
  MaNHThuHuong: '2',
  TenTKThuHuong: 'Kho bạc',
  NoiDungThanhToan: 'Nop phi',
  HoTenNguoiNop: 'NGUYỄN VĂN A',
  SoTien: 15_000,
  HanThanhToan: '20260305080500',
};

let callbacks: { headers: Record<string, string>; body: string }[];
let agency: ReturnType<typeof createServer>;
let provider: ReturnType<typeof serverOf>;
let url: string;

beforeEach(async () => {
  vi.stubEnv('ALLOW_LOOPBACK', 'true');
  callbacks = [];
  agency = createServer(async (request, response) => {
    callbacks.push({ headers: { ...request.headers } as Record<string, string>, body: await text(request) });
    response.writeHead(200).end('{}');
  });
  await listen(agency, 0);
  const db = new DatabaseSync(':memory:');
  const options = {
    db,
    now: () => now,
    secret,
    callbackUrl: urlOf(portOf(agency)),
    url: 'http://pay',
  };
  provider = serverOf(createPaymentProvider(options));
  await listen(provider, 0);
  url = urlOf(portOf(provider));
});
afterEach(() => vi.unstubAllEnvs());
afterEach(() => {
  agency.close();
  provider.close();
});

const gateway = httpPaymentGateway(() => now);
const ours = () => aProvider({ url, secrets: [secret] });
const control = async (path: string, body: object) => {
  const response = await fetch(`${url}/control/${path}`, { method: 'POST', body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as { transaction: string } };
};

describe('the payment provider, spoken to by our adapter', () => {
  it('takes an order, lets the payer pay, and calls back under its signature', async () => {
    const { UrlThanhToan } = await gateway.order(ours(), order);
    expect(UrlThanhToan).toBe('http://pay/pay/H00.01-1~P1');
    await control('pay', { reference: order.MaTraCuuTT });
    const [{ headers, body } = { headers: {}, body: '' }] = callbacks;
    expect(JSON.parse(body)).toMatchObject({ SoTien: 15_000, ThoiDiemThanhToan: '20260302090000' });
    const id = headers['webhook-id'] ?? '';
    expect(new Webhook(secret).sign(id, new Date(now), body)).toBe(headers['webhook-signature']);
  });

  it('says what was paid, by order and by day', async () => {
    await gateway.order(ours(), order);
    expect(await gateway.query(ours(), order.MaTraCuuTT)).toEqual([]);
    await control('pay', { reference: order.MaTraCuuTT, callbacks: 0 });
    expect(callbacks).toEqual([]);
    expect(await gateway.query(ours(), order.MaTraCuuTT)).toMatchObject([{ SoTien: 15_000 }]);
    expect(await gateway.statement(ours(), '2026-03-02')).toHaveLength(1);
    expect(await gateway.statement(ours(), '2026-03-03')).toEqual([]);
  });

  it('gives money back once, however often it is asked', async () => {
    const refund = { reference: order.MaTraCuuTT, transaction: 'GD-1', amount: 15_000, reason: 'x' };
    const first = await gateway.refund(ours(), refund);
    expect(await gateway.refund(ours(), refund)).toBe(first);
  });

  it('answers nobody who cannot sign', async () => {
    const stranger = aProvider({ url, secrets: ['whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'] });
    await expect(gateway.order(stranger, order)).rejects.toThrow('it answered 401');
  });

  it('behaves badly on demand: late, twice, about another amount, forged', async () => {
    await gateway.order(ours(), order);
    const { body } = await control('pay', { reference: order.MaTraCuuTT, callbacks: 0 });
    await control('callbacks', { transaction: body.transaction, callbacks: 2, tell: { SoTien: 1 } });
    expect(callbacks.map((one) => JSON.parse(one.body).SoTien)).toEqual([1, 1]);
    await control('callbacks', { transaction: body.transaction, signature: 'bad' });
    const [, , forged] = callbacks;
    const id = forged?.headers['webhook-id'] ?? '';
    expect(new Webhook(secret).sign(id, new Date(now), forged?.body ?? '')).not.toBe(
      forged?.headers['webhook-signature'],
    );
    expect((await control('pay', { reference: 'none' })).status).toBe(404);
    expect((await control('pay', { reference: 1 })).status).toBe(400);
  });
});

describe('our adapter', () => {
  it('calls a provider that is not there, or answers something else, a fault', async () => {
    await expect(gateway.order(aProvider({ url: 'http://127.0.0.1:1' }), order)).rejects.toThrow(
      'keypay orders',
    );
    await expect(gateway.order(aProvider({ url: urlOf(portOf(agency)) }), order)).rejects.toThrow(
      'keypay orders',
    );
  });
});
