import type { Dossier } from '#shared/dossier/dossier.ts';
import { outstanding, type PaymentRequest, paymentReference } from '#shared/fee/payment.ts';
import { localTime } from '#shared/kernel/time.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import type { Unit } from '#shared/unit/unit.ts';
import type { OrderMessage } from './message.ts';
import type { PaymentProvider } from './provider.ts';

type About = { dossier: Dossier; request: PaymentRequest; procedure: Procedure; unit: Unit | undefined };

/** What the provider is asked to collect. No more of the payer than the name goes out. */
export function orderOf(
  { account }: PaymentProvider,
  { dossier, request, procedure, unit }: About,
): OrderMessage {
  const { code, applicantName } = dossier;
  return {
    MaHoSo: code,
    MaTraCuuTT: paymentReference(code, request.no),
    MaTTHC: procedure.code,
    TenTTHC: procedure.name.vi,
    MaDonVi: unit?.agencyCode ?? dossier.unit,
    TenDonVi: unit?.name.vi ?? dossier.unit,
    PhiLePhi: request.lines.map((line) => ({
      LoaiPhiLePhi: 1,
      MaPhiLePhi: line.code,
      TenPhiLePhi: line.name.vi,
      SoTien: line.after,
    })),
    TKThuHuong: account.number,
    MaNHThuHuong: account.bank,
    TenTKThuHuong: account.holder,
    NoiDungThanhToan: `Nop phi, le phi ho so ${code}`,
    HoTenNguoiNop: applicantName,
    SoTien: outstanding(request),
    HanThanhToan: stampOf(request.until),
  };
}

/** `yyyyMMddHHmmss` in Việt Nam. */
const stampOf = (instant: string) => localTime(instant).slice(0, 19).replace(/\D/g, '');
