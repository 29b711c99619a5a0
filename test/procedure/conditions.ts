import type { Condition } from '#shared/procedure/eligibility.ts';

const basis = 'Nghị quyết 66.7/2025/NQ-CP';

/** A plain question. */
export const forMarriage: Condition = {
  id: 'for-marriage',
  ask: { vi: 'Để đăng ký kết hôn phải không?', en: 'Is it for a marriage?' },
  when: { answer: 'yes' },
  tell: { vi: 'Không phải nộp giấy này.', en: 'The certificate is not asked for.' },
  basis,
};

export const matching = (id: string, matches: Record<string, unknown>): Condition => ({
  id,
  ask: { vi: 'Câu hỏi?', en: 'A question?' },
  when: { matches: JSON.parse(JSON.stringify(matches)) },
  tell: { vi: 'Không được.', en: 'Not for this case.' },
  basis,
});

/** Decided by a field of the form. */
export const forTheWed = matching('wed', {
  properties: { form: { properties: { maritalStatus: { const: 'married' } }, required: ['maritalStatus'] } },
  required: ['form'],
});

/** Decided by one value of the case itself. */
export const unfit = (name: string, value: unknown) =>
  matching('unfit', { properties: { [name]: { const: value } }, required: [name] });
