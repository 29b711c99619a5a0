import * as z from 'zod';
import { line, lines } from '#shared/kernel/line.ts';
import type { Text } from '#shared/kernel/text.ts';
import { ResultToken } from '#shared/result/token.ts';
import { none, operation } from '../operation.ts';
import type { ProblemCode } from '../problems.ts';

/** As people type it, too: what cannot be a token is as unknown as one that was never given out. */
const TokenPath = z.strictObject({ token: z.string().min(1).max(100) });

export const verifyResult = operation({
  ...none,
  id: 'verifyResult',
  method: 'GET',
  path: '/v1/verify/{token}',
  summary: { vi: 'Kiểm tra kết quả', en: 'Check whether a result is genuine, and still good' },
  actors: [],
  params: TokenPath,
  tagged: false,
  success: { status: 200, description: { vi: 'Kết quả có thật', en: 'The result is genuine' } },
  problems: ['unknown-result'],
});

const grounds = {
  reason: lines(2_000),
  /** The law that it is ended by. */
  basis: line(500),
};

const ending = <B extends z.ZodType>(
  id: string,
  act: string,
  { summary, body, problems = [] }: { summary: Text; body: B; problems?: ProblemCode[] },
) =>
  operation({
    ...none,
    id,
    method: 'POST',
    path: `/v1/results/{token}/${act}`,
    summary,
    actors: ['officer'],
    params: TokenPath,
    body,
    tagged: false,
    success: { status: 200, description: { vi: 'Kết quả sau khi làm', en: 'The result afterwards' } },
    problems: ['unknown-result', 'wrong-role', 'already-revoked', ...problems],
  });

export const revokeResult = ending('revokeResult', 'revocation', {
  summary: { vi: 'Thu hồi kết quả', en: 'Revoke a result' },
  body: z.strictObject(grounds),
});

export const replaceResult = ending('replaceResult', 'replacement', {
  summary: { vi: 'Thay thế kết quả', en: 'Say which result replaces this one' },
  body: z.strictObject({ ...grounds, by: ResultToken }),
  problems: ['already-replaced', 'replacement-not-valid'],
});
