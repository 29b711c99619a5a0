import * as z from 'zod';
import { line } from '#shared/kernel/line.ts';
import { none, operation } from '../../operation.ts';
import { paging } from '../../paging.ts';

export const listRoots = operation({
  ...none,
  id: 'listRoots',
  method: 'GET',
  path: '/v1/proofs',
  summary: { vi: 'Gốc băm đã ký của từng ngày', en: 'The signed roots of days' },
  actors: [],
  query: z.strictObject({ ...paging }),
  tagged: false,
  success: { status: 200, description: { vi: 'Mới nhất trước', en: 'The latest first' } },
});

export const getRoot = operation({
  ...none,
  id: 'getRoot',
  method: 'GET',
  path: '/v1/proofs/{day}',
  summary: { vi: 'Gốc băm đã ký của một ngày', en: 'The signed root of a day' },
  actors: [],
  params: z.strictObject({ day: z.iso.date() }),
  tagged: false,
  success: { status: 200, description: { vi: 'Gốc băm', en: 'The root' } },
  problems: ['not-proven'],
});

export const getProof = operation({
  ...none,
  id: 'getProof',
  method: 'GET',
  path: '/v1/archive/{code}/proof',
  summary: { vi: 'Bằng chứng hồ sơ có trong kho', en: 'The proof that a dossier is in the archive' },
  actors: ['auditor'],
  params: z.strictObject({ code: z.string().min(1).max(80) }),
  query: z.strictObject({ purpose: line(500, 3) }),
  tagged: false,
  success: {
    status: 200,
    description: { vi: 'Bằng chứng, kiểm tra được ngoại tuyến', en: 'The proof, to be checked offline' },
  },
  problems: ['not-sealed', 'destroyed', 'not-proven'],
});
