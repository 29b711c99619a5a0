import { type FindingRule, warning } from './finding-rule.ts';

/** What a reader of a procedure would stop at: it may be published all the same. */
export const reviewRules = {
  'unasked-data': warning(
    (_, fields) =>
      `Không quy định, khoản thu, điều kiện hay mẫu kết quả nào dùng đến các trường: ${fields}. Hãy bỏ trường, hoặc ghi ở “x-basis” văn bản hay số mẫu yêu cầu khai.`,
    (_, fields) =>
      `No rule, fee, condition or result template uses these fields: ${fields}. Leave them out, or name in “x-basis” the document or the form number that asks for them.`,
  ),
  'unknown-neighbour': warning(
    (_, at) => `Biểu mẫu nhắc đến trường không có: ${at}.`,
    (_, at) => `The form speaks of a field that it does not have: ${at}.`,
  ),
  'unknown-choice': warning(
    (_, at) => `Một giá trị được xét đến mà người khai không thể chọn: ${at}.`,
    (_, at) => `A value is looked for that nobody can choose: ${at}.`,
  ),
  'never-owed': warning(
    (_, code) => `Khoản thu “${code}” dành cho kênh hoặc đối tượng mà thủ tục không nhận.`,
    (_, code) => `The fee “${code}” is for a channel or for applicants that the procedure does not accept.`,
  ),
  'unknown-template-field': warning(
    (_, at) => `Mẫu kết quả nhắc đến trường mà biểu mẫu không có: ${at}.`,
    (_, at) => `The result template speaks of a field that the form does not have: ${at}.`,
  ),
  officialese: warning(
    (_, said) => `Từ khó hiểu với người dân: ${said}.`,
    (_, said) => `A citizen may not understand this word: ${said}.`,
  ),
} as const satisfies Record<string, FindingRule>;
