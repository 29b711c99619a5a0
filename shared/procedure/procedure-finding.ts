import type { Text } from '#shared/kernel/text.ts';
import { error, type FindingRule, type Where, warning } from './finding-rule.ts';
import { reviewRules } from './review-rules.ts';

const rules = {
  ...reviewRules,
  'bad-record': error(
    (_, at) => `Bản ghi không đúng cấu trúc: ${at}`,
    (_, at) => `The record does not have the expected structure: ${at}`,
  ),
  'bad-form': error(
    (_, at) => `Biểu mẫu không hợp lệ: ${at}.`,
    (_, at) => `The form is not valid: ${at}.`,
  ),
  'unfounded-retention': error(
    (_, basis) =>
      `Căn cứ thời hạn bảo quản “${basis}” không nêu số văn bản. Hãy ghi số văn bản; nếu chưa có căn cứ, ghi vào “remark”.`,
    (_, basis) =>
      `The basis of the retention, “${basis}”, names no document number. Give the number; if there is no basis, say so in “remark”.`,
  ),
  'no-retention-default': error(
    (_, day) =>
      `Thời hạn bảo quản chưa có căn cứ, và ngày ${day} tổ chức chưa có thời hạn mặc định nào có hiệu lực. Hãy công bố thời hạn mặc định (“retentionDefaults”) trước, hoặc ghi căn cứ vào “basis”.`,
    (_, day) =>
      `No document sets the retention, and no default of the organisation is in force on ${day}. Publish the default first (“retentionDefaults”), or name the document in “basis”.`,
  ),
  'undecided-default': error(
    (_, basis) =>
      `Căn cứ của thời hạn bảo quản mặc định “${basis}” không nêu số quyết định. Hãy ghi số quyết định; nếu mới giả định, ghi “sure”: “assumed”.`,
    (_, basis) =>
      `The basis of the default retention, “${basis}”, names no number of a decision. Give the number; as long as it is only assumed, say “sure”: “assumed”.`,
  ),
  'bare-supplement': error(
    () =>
      'Tác động của bổ sung hồ sơ đến thời hạn phải ghi ở “clock.pauses.supplement” cùng căn cứ pháp luật chuyên ngành; bỏ trống thì theo quy định một cửa.',
    () =>
      'Say what a supplement does to the limit in “clock.pauses.supplement”, with the law of the sector; left out, the one-stop rules say it.',
  ),
  'unfounded-supplement': error(
    (_, basis) =>
      `Căn cứ về bổ sung hồ sơ “${basis}” không nêu số văn bản. Bỏ trống thì theo quy định một cửa.`,
    (_, basis) =>
      `The basis of what is said of supplements, “${basis}”, names no document number. Left out, the one-stop rules say it.`,
  ),
  'duplicate-matter': error(
    (_, id) => `Có nhiều nội dung lấy ý kiến cùng mã “${id}”.`,
    (_, id) => `More than one matter to ask about has the id “${id}”.`,
  ),
  'duplicate-extension': error(
    (_, id) => `Có nhiều căn cứ gia hạn cùng mã “${id}”.`,
    (_, id) => `More than one ground for an extension has the id “${id}”.`,
  ),
  'unfounded-extension': error(
    (_, basis) =>
      `Căn cứ gia hạn “${basis}” không nêu số văn bản. Không có văn bản cho phép thì phải xin lỗi và hẹn lại.`,
    (_, basis) =>
      `The basis of the extension, “${basis}”, names no document number. Where no document allows one, what is late is apologised for.`,
  ),
  'unfounded-postmark': error(
    (_, basis) =>
      `Căn cứ tính thời hạn theo dấu bưu điện “${basis}” không nêu số văn bản. Bỏ trống thì tính từ khi tiếp nhận.`,
    (_, basis) =>
      `The basis of counting from the postmark, “${basis}”, names no document number. Left out, the limit runs from acceptance.`,
  ),
  'unfounded-at-once': error(
    (_, basis) =>
      `Căn cứ trả kết quả ngay “${basis}” không nêu số văn bản. Bỏ trống thì người nộp nhận giấy tiếp nhận và hẹn trả.`,
    (_, basis) =>
      `The basis of giving the result at once, “${basis}”, names no document number. Left out, the applicant gets a receipt with an appointment.`,
  ),
  'unfounded-silence': error(
    (_, basis) =>
      `Căn cứ “${basis}” không nêu số văn bản. Chỉ khi văn bản quy định thì không trả lời mới được coi là đồng ý.`,
    (_, basis) =>
      `The basis “${basis}” names no document number. Silence is consent only where a document says so.`,
  ),
  'duplicate-condition': error(
    (_, id) => `Có nhiều điều kiện cùng mã “${id}”.`,
    (_, id) => `More than one condition has the id “${id}”.`,
  ),
  'bad-condition': error(
    (_, at) => `Điều kiện không hợp lệ: ${at}.`,
    (_, at) => `The condition is not valid: ${at}.`,
  ),
  'eager-condition': error(
    (_, id) => `Điều kiện “${id}” đúng cả khi chưa khai gì. Hãy ghi trường bắt buộc có trong “required”.`,
    (_, id) => `The condition “${id}” holds before anything is said. Name what must be there in “required”.`,
  ),
  'unknown-condition-field': error(
    (_, field) => `Điều kiện xét theo “${field}” mà hồ sơ không có.`,
    (_, field) => `A condition looks at “${field}”, which the dossier does not have.`,
  ),
  'unfounded-condition': error(
    (_, basis) => `Căn cứ của điều kiện “${basis}” không nêu số văn bản.`,
    (_, basis) => `The basis of a condition, “${basis}”, names no document number.`,
  ),
  'locked-longer': error(
    (_, days) => `Thời hạn bảo quản ngắn hơn ${days} ngày mà kho lưu trữ khóa mọi gói.`,
    (_, days) => `The retention is shorter than the ${days} days for which the archive locks every package.`,
  ),
  'no-process-decision': warning(
    () =>
      'Chưa ghi quyết định phê duyệt quy trình nội bộ (“process”: số, ngày, người ký). Quy trình điện tử phải theo quy trình nội bộ đã được phê duyệt.',
    () =>
      'The decision that approves the internal process is not named (“process”: number, date, by whom). An electronic process must follow an approved one.',
  ),
  'unexplained-partial': error(
    () =>
      'Dịch vụ công trực tuyến một phần phải nêu lý do công bố ở “online.partlyBecause” (Nghị định 224/2026/NĐ-CP, Điều 14).',
    () =>
      'A procedure that is only partly online must give the published reason in “online.partlyBecause” (Nghị định 224/2026/NĐ-CP, Điều 14).',
  ),
  'missing-role': error(
    ({ step }) => `Bước “${step}” chưa có vai trò thực hiện.`,
    ({ step }) => `Step “${step}” has no role.`,
  ),
  'missing-limit': error(
    ({ step }) => `Bước “${step}” chưa có thời hạn.`,
    ({ step }) => `Step “${step}” has no time limit.`,
  ),
  'duplicate-step': error(
    ({ step }) => `Có nhiều bước cùng mã “${step}”.`,
    ({ step }) => `More than one step has the id “${step}”.`,
  ),
  'duplicate-outcome': error(
    ({ step, outcome }) => `Bước “${step}” có nhiều kết quả cùng mã “${outcome}”.`,
    ({ step, outcome }) => `Step “${step}” has more than one outcome with the id “${outcome}”.`,
  ),
  'duplicate-component': error(
    (_, id) => `Có nhiều thành phần hồ sơ cùng mã “${id}”.`,
    (_, id) => `More than one component has the id “${id}”.`,
  ),
  'duplicate-case': error(
    (_, id) => `Có nhiều trường hợp cùng mã “${id}”.`,
    (_, id) => `More than one case has the id “${id}”.`,
  ),
  'nameless-case': error(
    (_, id) => `Trường hợp “${id}” phải có tên, vì thủ tục có nhiều trường hợp.`,
    (_, id) => `Case “${id}” needs a name, because the procedure has several cases.`,
  ),
  'unknown-case': error(
    (_, id) => `Thành phần hồ sơ thuộc trường hợp không có: ${id}.`,
    (_, id) => `A component belongs to a case that does not exist: ${id}.`,
  ),
  'unused-limit': error(
    (_, channel) => `Có thời hạn riêng cho kênh “${channel}” mà thủ tục không nhận qua kênh đó.`,
    (_, channel) =>
      `There is a time limit for the channel “${channel}”, which the procedure does not accept.`,
  ),
  'unknown-target': error(
    ({ step, outcome }, to) => `Kết quả “${outcome}” của bước “${step}” dẫn đến bước không có: “${to}”.`,
    ({ step, outcome }, to) =>
      `Outcome “${outcome}” of step “${step}” leads to a step that does not exist: “${to}”.`,
  ),
  'missing-target': error(
    ({ step, outcome }) => `Kết quả “${outcome}” của bước “${step}” chưa có bước tiếp theo.`,
    ({ step, outcome }) => `Outcome “${outcome}” of step “${step}” needs a next step.`,
  ),
  'needless-target': error(
    ({ step, outcome }) =>
      `Kết quả “${outcome}” của bước “${step}” đóng hồ sơ hoặc chờ bổ sung, không được có bước tiếp theo.`,
    ({ step, outcome }) =>
      `Outcome “${outcome}” of step “${step}” closes the dossier or waits for a supplement and must not have a next step.`,
  ),
  'unreachable-step': error(
    ({ step }) => `Không có đường nào dẫn đến bước “${step}”.`,
    ({ step }) => `No path leads to step “${step}”.`,
  ),
  'no-way-out': error(
    ({ step }) => `Từ bước “${step}” hồ sơ không thể kết thúc.`,
    ({ step }) => `A dossier can never be closed from step “${step}”.`,
  ),
  'no-accept': error(
    ({ step }) => `Bước đầu “${step}” không có kết quả tiếp nhận hồ sơ.`,
    ({ step }) => `The first step “${step}” has no outcome that accepts the dossier.`,
  ),
  'second-first-step': error(
    ({ step, outcome }) => `Kết quả “${outcome}” của bước “${step}” chỉ được có ở bước đầu.`,
    ({ step, outcome }) => `Outcome “${outcome}” of step “${step}” is allowed in the first step only.`,
  ),
  'before-accept': error(
    ({ step, outcome }) => `Kết quả “${outcome}” của bước đầu “${step}” chỉ được có sau khi tiếp nhận.`,
    ({ step, outcome }) =>
      `Outcome “${outcome}” of the first step “${step}” is allowed only after acceptance.`,
  ),
  'back-to-first-step': error(
    ({ step, outcome }) => `Kết quả “${outcome}” của bước “${step}” quay lại bước tiếp nhận.`,
    ({ step, outcome }) => `Outcome “${outcome}” of step “${step}” leads back to the step that accepts.`,
  ),
  'warning-too-early': error(
    ({ step }) => `Bước “${step}” nhắc việc trước khi bắt đầu.`,
    ({ step }) => `Step “${step}” warns before it starts.`,
  ),
  'limits-too-long': error(
    (_, path) => `Tổng thời hạn các bước vượt thời hạn pháp luật: ${path}.`,
    (_, path) => `The time limits of the steps add up to more than the legal time limit: ${path}.`,
  ),
  'too-tangled': error(
    () => 'Quy trình có quá nhiều đường đi, không tính được tổng thời hạn. Hãy đơn giản hóa quy trình.',
    () => 'The workflow has too many paths to add up the time limits of its steps. Simplify it.',
  ),
  'duplicate-fee': error(
    (_, code) => `Có nhiều khoản thu cùng mã “${code}”.`,
    (_, code) => `More than one fee has the code “${code}”.`,
  ),
  'unknown-fee-field': error(
    (_, field) => `Khoản thu tính theo trường “${field}” mà biểu mẫu không có.`,
    (_, field) => `A fee is calculated from the field “${field}”, which the form does not have.`,
  ),
  'unbounded-fee-field': error(
    (_, field) =>
      `Trường “${field}” dùng để tính phí phải là số nguyên, có giá trị nhỏ nhất từ 0 trở lên và có giá trị lớn nhất.`,
    (_, field) =>
      `The field “${field}”, from which a fee is calculated, must be an integer with a minimum of at least 0 and a maximum.`,
  ),
  'fee-never-paid': error(
    (_, act) => `Phí phải nộp trước “${act}” nhưng quy trình không có bước đó.`,
    (_, act) => `Fees must be paid before “${act}”, but no step of the workflow does that.`,
  ),
  'answered-unpaid': error(
    () => 'Thủ tục trả lời tự động không thể chờ nộp phí.',
    () => 'A procedure with automatic answers cannot wait for fees.',
  ),
  'endless-loop': error(
    ({ step, outcome }) =>
      `Kết quả “${outcome}” của bước “${step}” quay lại bước trước nên phải có số lần tối đa (most), nếu không hồ sơ có thể quay vòng mãi.`,
    ({ step, outcome }) =>
      `Outcome “${outcome}” of step “${step}” leads back, so it needs a maximum number of times (most); otherwise a dossier could loop forever.`,
  ),
  'wrong-version': error(
    (_, next) => `Phiên bản tiếp theo phải là ${next}.`,
    (_, next) => `The next version must be ${next}.`,
  ),
  'wrong-code': error(
    (_, code) => `Bản ghi thuộc thủ tục khác: ${code}.`,
    (_, code) => `The record belongs to another procedure: ${code}.`,
  ),
  'effective-too-early': error(
    (_, date) => `Đã có phiên bản có hiệu lực từ ${date}, bản mới không được có hiệu lực sớm hơn.`,
    (_, date) => `A version already takes effect on ${date}; a new version must not take effect earlier.`,
  ),
  retroactive: warning(
    (_, date) => `Phiên bản có hiệu lực từ ngày đã qua: ${date}. Hồ sơ đã tiếp nhận giữ phiên bản cũ.`,
    (_, date) =>
      `The version takes effect on a past date: ${date}. Dossiers already accepted keep the old version.`,
  ),
} as const satisfies Record<string, FindingRule>;

export type ProcedureFindingCode = keyof typeof rules;

/** Something about a procedure that keeps it from being published, or that its author should know. */
export type ProcedureFinding = {
  code: ProcedureFindingCode;
  severity: FindingRule['severity'];
  step?: string;
  outcome?: string;
  detail: Text;
};

/** A finding in its own words; `detail` is what the sentence names besides step and outcome. */
export function finding(
  code: ProcedureFindingCode,
  where: Partial<Where> = {},
  detail: string | Text = '',
): ProcedureFinding {
  const { severity, say }: FindingRule = rules[code];
  const named = typeof detail === 'string' ? { vi: detail, en: detail } : detail;
  return { code, severity, ...where, detail: say({ step: '', outcome: '', ...where }, named) };
}

export const isError = ({ severity }: ProcedureFinding) => severity === 'error';
