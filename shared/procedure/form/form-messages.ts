import type { Text } from '#shared/kernel/text.ts';

/** The stable code of a failed JSON Schema keyword; a keyword not named here only says that something inside it failed. */
const codes = {
  required: 'required',
  dependentRequired: 'required',
  false: 'unknown-field',
  type: 'type',
  enum: 'not-a-choice',
  const: 'not-a-choice',
  oneOf: 'not-a-choice',
  anyOf: 'not-a-choice',
  not: 'not-a-choice',
  pattern: 'pattern',
  format: 'format',
  minLength: 'too-short',
  minItems: 'too-short',
  minProperties: 'too-short',
  contains: 'too-short',
  minContains: 'too-short',
  maxLength: 'too-long',
  maxItems: 'too-long',
  maxProperties: 'too-long',
  maxContains: 'too-long',
  minimum: 'too-small',
  exclusiveMinimum: 'too-small',
  maximum: 'too-large',
  exclusiveMaximum: 'too-large',
  multipleOf: 'not-a-multiple',
  uniqueItems: 'duplicate',
} as const;

/** What is wrong with a value although the schema's keywords have nothing against it. */
type ValueCode = 'blank' | 'not-one-line' | 'not-printable' | 'too-early' | 'too-late';

export type FormErrorCode = (typeof codes)[keyof typeof codes] | ValueCode;

const byKeyword = new Map<string, FormErrorCode>(Object.entries(codes));

export const codeOf = (keyword: string): FormErrorCode | undefined => byKeyword.get(keyword);

type Say = (label: Text, limit: string) => Text;

const sentences: Record<FormErrorCode, Say> = {
  required: (label) => ({ vi: `Thiếu “${label.vi}”.`, en: `“${label.en}” is missing.` }),
  'unknown-field': (label) => ({
    vi: `Biểu mẫu không có mục “${label.vi}”.`,
    en: `The form has no field “${label.en}”.`,
  }),
  type: (label, limit) => ({
    vi: `“${label.vi}” sai kiểu dữ liệu, phải là ${limit}.`,
    en: `“${label.en}” has the wrong type; it must be ${limit}.`,
  }),
  'not-a-choice': (label) => ({
    vi: `Giá trị của “${label.vi}” không nằm trong các lựa chọn cho phép.`,
    en: `The value of “${label.en}” is not one of the allowed choices.`,
  }),
  pattern: (label, limit) => ({
    vi: `“${label.vi}” viết chưa đúng mẫu: ${limit}.`,
    en: `“${label.en}” does not match the expected pattern: ${limit}.`,
  }),
  blank: (label) => ({
    vi: `“${label.vi}” để trống. Hãy điền, hoặc bỏ hẳn mục này nếu không bắt buộc.`,
    en: `“${label.en}” is blank. Fill it in, or leave it out if it is not required.`,
  }),
  'not-one-line': (label) => ({
    vi: `“${label.vi}” phải viết trên một dòng, không có ký tự điều khiển.`,
    en: `“${label.en}” must be one line, without control characters.`,
  }),
  'not-printable': (label) => ({
    vi: `“${label.vi}” có ký tự không in được lên giấy tờ. Hãy viết bằng chữ La-tinh, không dùng biểu tượng cảm xúc.`,
    en: `“${label.en}” has characters that cannot be printed. Use Latin letters and no emoji.`,
  }),
  'too-early': (label, limit) => ({
    vi: `“${label.vi}” không được trước ${limit}.`,
    en: `“${label.en}” must not be before ${limit}.`,
  }),
  'too-late': (label, limit) => ({
    vi: `“${label.vi}” không được sau ${limit}.`,
    en: `“${label.en}” must not be after ${limit}.`,
  }),
  format: (label, limit) => ({
    vi: `“${label.vi}” sai định dạng ${limit}.`,
    en: `“${label.en}” is not a valid ${limit}.`,
  }),
  'too-short': (label) => ({ vi: `“${label.vi}” chưa đủ nội dung.`, en: `“${label.en}” is too short.` }),
  'too-long': (label, limit) => ({
    vi: `“${label.vi}” dài quá ${limit}.`,
    en: `“${label.en}” is longer than ${limit}.`,
  }),
  'too-small': (label, limit) => ({
    vi: `“${label.vi}” nhỏ hơn mức tối thiểu (${limit}).`,
    en: `“${label.en}” is below the minimum (${limit}).`,
  }),
  'too-large': (label, limit) => ({
    vi: `“${label.vi}” lớn hơn mức tối đa (${limit}).`,
    en: `“${label.en}” is above the maximum (${limit}).`,
  }),
  'not-a-multiple': (label, limit) => ({
    vi: `“${label.vi}” phải là bội số của ${limit}.`,
    en: `“${label.en}” must be a multiple of ${limit}.`,
  }),
  duplicate: (label) => ({ vi: `“${label.vi}” có mục bị lặp.`, en: `“${label.en}” repeats an item.` }),
};

/** What a person is told: `limit` is what the schema says under the keyword that failed. */
export const sentence = (code: FormErrorCode, label: Text, limit: unknown): Text =>
  sentences[code](label, Array.isArray(limit) ? limit.join(' / ') : String(limit));
