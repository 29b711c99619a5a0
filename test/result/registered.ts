import { randomBytes } from 'node:crypto';
import { memoryResultLog } from '#shared/adapters/memory/result-log.ts';
import type { RegisteredResult } from '#shared/result/registration.ts';
import { tokenOf } from '#shared/result/token.ts';
import type { Officer } from '#shared/unit/caller.ts';
import type { EndOrder } from '#shared/use-cases/result/end-result.ts';
import { registerResult } from '#shared/use-cases/result/register-result.ts';

const issuedAt = '2026-03-05T02:00:00.000Z';

export const certificate: RegisteredResult = {
  dossier: 'H00.01-20260302-0000001',
  procedure: {
    code: '1.004873',
    name: { vi: 'Cấp giấy xác nhận tình trạng hôn nhân', en: 'Issue of a certificate of marital status' },
  },
  unit: {
    id: 'H00.01',
    name: { vi: 'Ủy ban nhân dân phường An Bình', en: "An Binh Ward People's Committee" },
  },
  name: { vi: 'Giấy xác nhận tình trạng hôn nhân', en: 'Certificate of marital status' },
  number: '12/UBND-XNTTHN',
  holder: 'NGUYỄN VĂN A',
  signer: 'Ủy ban nhân dân tỉnh',
  issuedAt,
  validUntil: '2026-09-05',
  scope: { vi: 'Chỉ dùng cho mục đích ghi trên giấy', en: 'For the purpose named on the paper only' },
  file: { name: 'Giấy xác nhận.pdf', sha256: 'ab'.repeat(32), size: 40_000 },
};

export const leader: Officer = { kind: 'officer', id: 'lanh-dao.an-binh', unit: 'H00.01', roles: ['leader'] };

/** A register with results of one unit, registered one after the other. */
export async function registered(...changes: Partial<RegisteredResult>[]) {
  const results = memoryResultLog();
  const tokens = changes.map(() => tokenOf(randomBytes(16)));
  for (const [index, change] of changes.entries()) {
    const [token = '', result] = [tokens[index], { ...certificate, ...change }];
    await registerResult(results, { token, result, at: result.issuedAt });
  }
  const [first = '', second = ''] = tokens;
  return { results, first, second };
}

export const order = (token: string, changes: Partial<EndOrder> = {}): EndOrder => ({
  token,
  reason: 'Thông tin trong tờ khai không đúng sự thật',
  basis: 'Luật Hộ tịch 60/2014/QH13, Điều 12',
  officer: leader,
  at: '2026-04-01T02:00:00.000Z',
  ...changes,
});
