import { type Problem, problem } from './problem.ts';

/** Dossiers that correct a result. */
export const correctionProblems = {
  'not-correctable': problem(
    422,
    'Chỉ sửa được kết quả do cán bộ giải quyết và lập từ mẫu trên hệ thống; kết quả mới cũng phải lập từ mẫu.',
    'Only a result that officers resolved and that was made here from a template can be corrected, by another one that is made so.',
  ),
  'nothing-to-correct': problem(
    409,
    'Hồ sơ này không đề nghị sửa kết quả nào.',
    'This dossier asks for no correction of a result.',
  ),
  'correction-judged': problem(
    409,
    'Đã xác định sai sót thuộc về ai.',
    'Whose mistake it is has already been decided.',
  ),
  'correction-not-judged': problem(
    409,
    'Phải xác định sai sót thuộc về ai trước khi thu phí hoặc tiếp nhận (POST /v1/tasks/{taskId}/correction).',
    'Decide first whose mistake it is; nothing is accepted or charged before (POST /v1/tasks/{taskId}/correction).',
  ),
} as const satisfies Record<string, Problem>;
