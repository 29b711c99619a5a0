import type { Limit } from '#shared/calendar/limit.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import type { Effect, Outcome, Step } from '#shared/procedure/step.ts';

const name = (text: string) => ({ vi: text, en: text });

export const hours = (value: number): Limit => ({ value, unit: 'WORKING_HOUR' });
export const days = (value: number): Limit => ({ value, unit: 'WORKING_DAY' });

export const anOutcome = (effect: Effect, to?: string, id: string = effect): Outcome => ({
  id,
  name: name(id),
  effect,
  ...(to !== undefined && { to }),
});

export const aStep = (id: string, outcomes: Outcome[], limit = hours(4)): Step => ({
  id,
  name: name(id),
  role: 'specialist',
  unit: 'receiving',
  limit,
  warning: { value: 1, unit: 'WORKING_HOUR' },
  outcomes,
});

/** Reception, one specialist, one leader who may send back: nothing in it is wrong. */
export const soundSteps: Step[] = [
  aStep('reception', [anOutcome('accept', 'appraisal'), anOutcome('supplement'), anOutcome('refuse')]),
  aStep('appraisal', [anOutcome('advance', 'approval'), anOutcome('supplement'), anOutcome('stop')]),
  aStep('approval', [anOutcome('return')]),
];

export const aForm = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: { fullName: { type: 'string', title: 'Họ và tên', 'x-title-en': 'Full name' } },
  required: ['fullName'],
  additionalProperties: false,
};

export const aProcedure = (changes: Partial<Procedure> = {}): Procedure => ({
  code: 'LOCAL.TEST',
  version: 1,
  name: { vi: 'Thủ tục thử', en: 'Trial procedure' },
  field: { vi: 'Kiểm thử', en: 'Testing' },
  effectiveFrom: '2026-01-01',
  legalBasis: [{ number: '1/2026', title: name('1/2026') }],
  evidence: 'made up',
  subjects: ['citizen'],
  channels: ['online'],
  calendar: 'vn-gov',
  limit: days(3),
  clock: { start: 'next-day', basis: 'made up' },
  components: [],
  form: aForm,
  steps: soundSteps,
  process: { decision: 'Quyết định 1/QĐ-UBND', date: '2025-06-30', by: 'Chủ tịch UBND tỉnh' },
  waits: { draftHours: 24, supplementHours: 72 },
  result: { name: name('result') },
  retention: { term: { years: 20 }, basis: 'Thông tư 10/2022/TT-BNV' },
  ...changes,
});
