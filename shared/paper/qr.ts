import { localTime } from '#shared/kernel/time.ts';

/** What a paper's QR code has to hold by Thông tư 01/2023/TT-VPCP. */
export type QrData = {
  code: string;
  procedure: string;
  /** Identifier of the applicant; may be empty where none was given. */
  applicant: string;
  /** Name of the paper, and of the system that issues it. */
  name: string;
  system: string;
  issuedAt: string;
  /** A receipt's. */
  appointment?: string;
  /** A receipt's: where the applicant follows the dossier. */
  statusAt?: string | undefined;
  /** A result's: how long and where it is valid, and where to check it. */
  validity?: string;
  scope?: string;
  verifyAt?: string;
};

/**
 * The text of the QR code: a line for each item, under the names of the national messages where they have one, so that a
 * person with any scanner reads it and a machine takes it apart.
 */
export function qrText(data: QrData): string {
  const lines: [string, string | undefined][] = [
    ['MaHoSo', data.code],
    ['MaTTHC', data.procedure],
    ['MaDinhDanh', data.applicant],
    ['TenGiayTo', data.name],
    ['HeThong', data.system],
    ['ThoiDiemCap', localTime(data.issuedAt)],
    ['NgayHenTra', data.appointment && localTime(data.appointment)],
    ['TraCuu', data.statusAt],
    ['ThoiHanHieuLuc', data.validity],
    ['PhamViHieuLuc', data.scope],
    ['XacThuc', data.verifyAt],
  ];
  return lines.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`])).join('\n');
}
