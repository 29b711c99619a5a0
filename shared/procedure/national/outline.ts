import type { Limit } from '#shared/calendar/limit.ts';
import type { Procedure } from '../procedure.ts';
import type { Step } from '../step.ts';
import { workingHours } from '../workflow-time.ts';

/** What the national record does not say, as most procedures have it; somebody has to look at it before publishing. */
export const outline = {
  calendar: 'vn-gov',
  clock: {
    start: 'next-day',
    basis: 'Bộ luật Dân sự 2015, Điều 147 (ngày đầu không tính)',
  },
  form: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Nội dung đề nghị',
    'x-title-en': 'Request',
    type: 'object',
    properties: {
      request: {
        title: 'Nội dung đề nghị giải quyết',
        'x-title-en': 'What is asked for',
        type: 'string',
        minLength: 1,
        maxLength: 2_000,
      },
    },
    required: ['request'],
    additionalProperties: false,
  },
  waits: { draftHours: 24, supplementHours: 720 },
  retention: {
    term: { years: 20 },
    remark: 'Mặc định 20 năm, cấu hình được: chưa xác định thời hạn bảo quản của loại hồ sơ này',
  },
} as const satisfies Partial<Procedure>;

const hours = (value: number): Limit => ({ value, unit: 'WORKING_HOUR' });
const supplement = {
  id: 'supplement',
  name: { vi: 'Yêu cầu bổ sung, hoàn thiện hồ sơ', en: 'Ask for a supplement' },
  effect: 'supplement',
} as const;

/** Each step with the part of the legal limit that it gets; those outside the limit have half a day. */
const usual: readonly (Omit<Step, 'limit' | 'unit' | 'warning'> & { part?: number })[] = [
  {
    id: 'reception',
    name: { vi: 'Tiếp nhận hồ sơ', en: 'Receive the dossier' },
    role: 'reception',
    outcomes: [
      {
        id: 'accept',
        name: { vi: 'Tiếp nhận, hẹn trả kết quả', en: 'Accept and make the appointment' },
        effect: 'accept',
        to: 'appraisal',
      },
      supplement,
      { id: 'refuse', name: { vi: 'Từ chối tiếp nhận', en: 'Refuse' }, effect: 'refuse' },
    ],
  },
  {
    id: 'appraisal',
    name: { vi: 'Thẩm định hồ sơ', en: 'Appraise the dossier' },
    role: 'specialist',
    part: 1 / 2,
    outcomes: [
      {
        id: 'advance',
        name: { vi: 'Trình lãnh đạo phê duyệt', en: 'Submit for approval' },
        effect: 'advance',
        to: 'approval',
      },
      supplement,
      { id: 'stop', name: { vi: 'Dừng giải quyết', en: 'Stop' }, effect: 'stop' },
    ],
  },
  {
    id: 'approval',
    name: { vi: 'Phê duyệt kết quả', en: 'Approve the result' },
    role: 'leader',
    part: 1 / 4,
    outcomes: [
      { id: 'approve', name: { vi: 'Phê duyệt', en: 'Approve' }, effect: 'advance', to: 'issuing' },
      {
        id: 'send-back',
        name: { vi: 'Trả lại để thẩm định lại', en: 'Send back for another appraisal' },
        effect: 'advance',
        to: 'appraisal',
        most: 5,
      },
    ],
  },
  {
    id: 'issuing',
    name: { vi: 'Cấp số, phát hành kết quả', en: 'Number and issue the result' },
    role: 'clerk',
    part: 1 / 4,
    outcomes: [
      {
        id: 'issue',
        name: { vi: 'Phát hành kết quả', en: 'Issue the result' },
        effect: 'issue',
        to: 'returning',
      },
    ],
  },
  {
    id: 'returning',
    name: { vi: 'Trả kết quả', en: 'Return the result' },
    role: 'reception',
    outcomes: [{ id: 'return', name: { vi: 'Đã trả kết quả', en: 'Result returned' }, effect: 'return' }],
  },
];

/**
 * Reception, appraisal, approval, issuing and return within the legal limit; undefined where there is too little time
 * to share out (less than one working day).
 */
export function usualSteps(legal: Limit): Step[] | undefined {
  const total = workingHours(legal);
  if (total < 8) return undefined;
  return usual.map(({ part, ...step }) => ({
    ...step,
    unit: 'receiving',
    limit: hours(part === undefined ? 4 : Math.floor(total * part)),
    warning: { value: 1, unit: 'WORKING_HOUR' },
  }));
}
