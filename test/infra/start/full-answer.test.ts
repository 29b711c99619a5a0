import { describe, expect, it } from 'vitest';
import { fullAnswer } from '#infra/start/full-answer.ts';

describe('the answer where there is no room', () => {
  it.each([
    ['vi', 'Máy chủ hết dung lượng lưu trữ'],
    ['en-GB,en;q=0.9', 'The storage is full'],
  ])('is a problem in the caller’s language: %s', (language, title) => {
    const request = { url: '/v1/dossiers?limit=1', headers: { 'accept-language': language } };
    const { status, headers, body } = fullAnswer(request);
    expect(status).toBe(507);
    expect(headers).toMatchObject({ 'content-type': 'application/problem+json', 'retry-after': '5' });
    expect(JSON.parse(body.toString())).toMatchObject({
      ...{ status: 507, code: 'storage-full', instance: '/v1/dossiers', title },
      detail: expect.stringContaining('Idempotency-Key'),
    });
  });
});
