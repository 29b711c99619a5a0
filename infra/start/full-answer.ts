import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpAnswer } from '#infra/local/http-api/response.ts';

/** Seconds after which another try is worth it. */
const retryAfter = '5';

const words = {
  vi: {
    title: 'Máy chủ hết dung lượng lưu trữ',
    detail:
      'Máy chủ hết dung lượng lưu trữ nên chưa nhận yêu cầu này; những gì đã nhận vẫn được giữ nguyên. Hãy gửi lại sau, với cùng Idempotency-Key.',
  },
  en: {
    title: 'The storage is full',
    detail:
      'The storage is full, so this request was not taken; what was accepted before is kept. Send it again later with the same Idempotency-Key.',
  },
};

/** What the operator reads, in both languages. */
export const fullSentence = (folder: string) =>
  `Hết dung lượng lưu trữ tại ${folder}: những gì đã nhận vẫn được giữ nguyên, không nhận thêm; hãy giải phóng dung lượng, hệ thống sẽ tự chạy tiếp.\n` +
  `There is no room left in ${folder}: what was accepted is kept, nothing more is taken; make room, and the cloud goes on by itself.`;

/** `507`, in the form of the API's own problems and in the caller's language. */
export function fullAnswer(request: {
  url?: string | undefined;
  headers: { 'accept-language'?: string | undefined };
}): HttpAnswer {
  const language = /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'vi';
  const problem = {
    type: 'urn:motcua:problem:storage-full',
    ...words[language],
    status: 507,
    instance: (request.url ?? '/').split('?')[0],
    code: 'storage-full',
  };
  return {
    status: 507,
    headers: {
      'content-type': 'application/problem+json',
      'content-language': language,
      'cache-control': 'no-store',
      'retry-after': retryAfter,
    },
    body: Buffer.from(JSON.stringify(problem)),
  };
}

/** The same, by a server of its own while the cloud cannot start. */
export function answerFull(request: IncomingMessage, response: ServerResponse): void {
  const { status, headers, body } = fullAnswer(request);
  response.writeHead(status, headers).end(body);
}
