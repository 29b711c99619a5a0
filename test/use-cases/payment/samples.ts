import type { LedgerEntry } from '#shared/payment/ledger.ts';
import type { PaidMessage } from '#shared/payment/message.ts';
import type { PaymentProvider } from '#shared/payment/provider.ts';
import { code, local } from '#test/dossier/fixtures.ts';

export const aProvider = (own: Partial<PaymentProvider> = {}): PaymentProvider => ({
  id: 'keypay',
  name: { vi: 'Cổng thanh toán thử', en: 'A payment provider of the tests' },
  url: 'http://127.0.0.1:1/pay',
  secrets: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
  units: ['H00'],
  account: { number: '3511.0.1234567', bank: '01101003', holder: 'Kho bạc Nhà nước' },
  active: true,
  ...own,
});

/** Fifteen thousand đồng for the first request of the dossier of the other tests. */
export const paid = (own: Partial<PaidMessage> = {}): PaidMessage => ({
  MaTraCuuTT: `${code}~P1`,
  MaHoSo: code,
  MaGiaoDich: 'GD-1',
  SoTien: 15_000,
  ThoiDiemThanhToan: '20260302083000',
  ...own,
});

export const anEntry = (own: Partial<LedgerEntry> = {}): LedgerEntry => ({
  provider: 'keypay',
  transaction: 'GD-1',
  reference: `${code}~P1`,
  dossier: code,
  amount: 15_000,
  paidAt: local('2026-03-02 08:30'),
  heardAt: local('2026-03-02 08:31'),
  heardBy: 'callback',
  ...own,
});
