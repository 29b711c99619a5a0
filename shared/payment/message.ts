import * as z from 'zod';

/** `yyyyMMddHHmmss` in Việt Nam, as the national messages write instants. */
const Stamp = z.string().regex(/^\d{14}$/);

/** RFC 3339 UTC of a stamp. Throws on a stamp that is no instant. */
export const instantOf = (stamp: string) => {
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(stamp) ?? [];
  return new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}+07:00`).toISOString();
};

const isInstant = (stamp: string) => {
  try {
    return instantOf(stamp) !== '';
  } catch {
    return false;
  }
};

/** What a provider tells of a payment, by callback, query or statement; the names are those of the national platform. */
export const PaidMessage = z.object({
  MaTraCuuTT: z.string().min(1).max(100),
  MaHoSo: z.string().min(1).max(80),
  MaGiaoDich: z.string().regex(/^[\w./-]{1,60}$/),
  SoTien: z.int().min(0).max(1_000_000_000_000),
  ThoiDiemThanhToan: Stamp.refine(isInstant, 'no such instant'),
});
export type PaidMessage = z.infer<typeof PaidMessage>;

export const PaidMessages = z.object({ GiaoDich: z.array(PaidMessage) });

/** What a provider is asked to collect, in the national platform's names. */
export type OrderMessage = {
  MaHoSo: string;
  MaTraCuuTT: string;
  MaTTHC: string;
  TenTTHC: string;
  MaDonVi: string;
  TenDonVi: string;
  PhiLePhi: { LoaiPhiLePhi: 1; MaPhiLePhi: string; TenPhiLePhi: string; SoTien: number }[];
  TKThuHuong: string;
  MaNHThuHuong: string;
  TenTKThuHuong: string;
  NoiDungThanhToan: string;
  HoTenNguoiNop: string;
  SoTien: number;
  HanThanhToan: string;
};

/** Where the payer pays: a page, and the text of a QR code where there is one. */
export const OrderedMessage = z.object({ UrlThanhToan: z.url(), MaQR: z.string().optional() });
export type OrderedMessage = z.infer<typeof OrderedMessage>;

export const RefundedMessage = z.object({ MaGiaoDichHoan: z.string().regex(/^[\w./-]{1,60}$/) });
