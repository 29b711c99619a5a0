import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { RequestFailed } from '#client/client.ts';
import { served } from './serving.ts';

type Reply = (response: ServerResponse, request: IncomingMessage) => void;

const problem =
  (status: number, headers: Record<string, string> = {}): Reply =>
  (response) =>
    response
      .writeHead(status, { 'content-type': 'application/problem+json', ...headers })
      .end(JSON.stringify({ code: 'c', title: 't', status, detail: 'd', traceId: 'trace-1' }));
const done: Reply = (response) =>
  response.writeHead(200, { 'content-type': 'application/json', etag: '"2-x"' }).end('{"items":[]}');
const lost: Reply = (_, request) => request.socket.destroy();

/** Answers in this order, the last one for ever, and notes what was asked. */
function inTurn(...replies: Reply[]) {
  const asked: IncomingMessage[] = [];
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    asked.push(request);
    replies[Math.min(asked.length, replies.length) - 1]?.(response, request);
  };
  return { asked, listener };
}

const act = { params: { taskId: 'H1~1' }, ifMatch: 3 };
const keysOf = (asked: IncomingMessage[]) => new Set(asked.map(({ headers }) => headers['idempotency-key']));

describe('a client of a server in trouble', () => {
  it('sends an act again under the same key when the connection is lost', async () => {
    const { asked, listener } = inTurn(lost, lost, done);
    await using server = await served(listener);
    expect(await server.client.call('claimTask', act)).toMatchObject({ ok: true, etag: '"2-x"' });
    expect(asked).toHaveLength(3);
    expect(keysOf(asked).size).toBe(1);
    expect(asked[2]?.headers).toMatchObject({ 'if-match': '"3"', authorization: 'Bearer good' });
  });

  it('takes another key for another act', async () => {
    const { asked, listener } = inTurn(done);
    await using server = await served(listener);
    await server.client.call('claimTask', act);
    await server.client.call('claimTask', act);
    expect(keysOf(asked).size).toBe(2);
  });

  it('does not repeat what has no key when it is not known what became of it', async () => {
    const { asked, listener } = inTurn(lost);
    await using server = await served(listener);
    const given = { params: { code: '1.000001' }, body: {} } as never;
    await expect(server.client.call('checkEligibility', given)).rejects.toThrow(RequestFailed);
    expect(asked).toHaveLength(1);
  });

  it('waits as long as Retry-After says', async () => {
    const { asked, listener } = inTurn(problem(429, { 'retry-after': '1' }), done);
    await using server = await served(listener);
    const began = performance.now();
    expect((await server.client.call('listTasks')).ok).toBe(true);
    expect(performance.now() - began).toBeGreaterThan(990);
    expect(asked).toHaveLength(2);
  });

  it('hands the refusal over where the wait is too long', async () => {
    const { asked, listener } = inTurn(problem(429, { 'retry-after': '3600' }));
    await using server = await served(listener);
    expect(await server.client.call('listTasks')).toMatchObject({ ok: false, status: 429 });
    expect(asked).toHaveLength(1);
  });

  it('waits for what is in progress, and no other conflict', async () => {
    const busy = inTurn(problem(409, { 'retry-after': '0' }), done);
    await using server = await served(busy.listener);
    expect((await server.client.call('claimTask', act)).ok).toBe(true);
    const held = inTurn(problem(409));
    await using other = await served(held.listener);
    expect((await other.client.call('claimTask', act)).ok).toBe(false);
    expect(held.asked).toHaveLength(1);
  });

  it('gives up with the status and the trace of a server that stays broken', async () => {
    const { asked, listener } = inTurn(problem(503));
    await using server = await served(listener, { pace: { attempts: 3, waitMs: 1 } });
    const failure = await server.client.call('listTasks').catch((fault: unknown) => fault);
    expect(failure).toBeInstanceOf(RequestFailed);
    expect(failure).toMatchObject({ status: 503, traceId: 'trace-1' });
    expect(asked).toHaveLength(3);
  });

  it('makes a problem without a code of what a gateway says', async () => {
    await using server = await served((_, response) =>
      response.writeHead(413, { 'content-type': 'application/json' }).end('{"message":"Too large"}'),
    );
    const answer = await server.client.call('claimTask', act);
    expect(answer).toMatchObject({ ok: false, status: 413, problem: { title: 'HTTP 413', code: undefined } });
  });

  it('hands bytes over as they are', async () => {
    await using server = await served((_, response) =>
      response.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg/>'),
    );
    const given = { params: { code: 'H1', fileId: 'f1', page: 1 }, query: { purpose: 'test' } };
    const answer = await server.client.call('getArchivedPage', given);
    expect(answer.ok && (await answer.body.text())).toBe('<svg/>');
  });

  it('stops waiting when the caller aborts', async () => {
    const { asked, listener } = inTurn(problem(429, { 'retry-after': '10' }));
    await using server = await served(listener);
    const signal = AbortSignal.timeout(100);
    await expect(server.client.call('listTasks', { signal })).rejects.toThrow(/timeout/);
    expect(asked).toHaveLength(1);
  });
});

describe('a token that is refused', () => {
  it('is renewed once, and the request is sent again', async () => {
    const { asked, listener } = inTurn(problem(401), done);
    const refused: (string | undefined)[] = [];
    await using server = await served(listener, {
      token: async (old) => {
        refused.push(old);
        return old === undefined ? 'old' : 'new';
      },
    });
    expect((await server.client.call('claimTask', act)).ok).toBe(true);
    expect(refused).toEqual([undefined, 'old']);
    expect(asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer old', 'Bearer new']);
    expect(keysOf(asked).size).toBe(1);
  });

  it('is not renewed for ever', async () => {
    const { asked, listener } = inTurn(problem(401));
    let turn = 0;
    await using server = await served(listener, { token: async () => `token ${turn++}` });
    expect(await server.client.call('listTasks')).toMatchObject({ ok: false, status: 401 });
    expect(asked).toHaveLength(2);
  });
});
