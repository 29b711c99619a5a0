import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import * as z from 'zod';

/** What AWS is to answer: an error by its name, the reasons of a cancelled transaction, or something that is no answer. */
export type Answer =
  | { ok: object }
  | { error: string; status?: number }
  | { cancelled: string[] }
  | { page: string; status: number }
  | 'hang up'
  | 'say nothing'
  | 'break off';

const Body = z.record(z.string(), z.unknown());

type Asked = { action: string; headers: IncomingHttpHeaders; input: Record<string, unknown>; body: string };

/** An AWS service that answers by the script, and after its end well; it remembers what it was asked. */
export async function scripted(...script: Answer[]) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      const [, action = ''] = String(request.headers['x-amz-target']).split('.');
      asked.push({ action, headers: request.headers, input: Body.parse(JSON.parse(body)), body });
      const answer = script.shift() ?? { ok: {} };
      give(answer, request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    asked,
    /** For the client that is to ask it. */
    options: {
      endpoint: `http://127.0.0.1:${port}`,
      region: 'ap-southeast-1',
      credentials: { accessKeyId: 'local-test', secretAccessKey: 'local' },
      timeoutMs: 200,
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function give(answer: Answer, { socket }: IncomingMessage, response: ServerResponse) {
  if (answer === 'say nothing') return;
  if (answer === 'hang up') {
    socket.destroy();
    return;
  }
  const [status, text] = spoken(answer);
  const said = Buffer.from(text);
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': said.length,
  });
  if (answer === 'break off') response.write(said.subarray(1), () => socket.destroy());
  else response.end(said);
}

function spoken(answer: Exclude<Answer, 'hang up' | 'say nothing'>): [status: number, body: string] {
  if (typeof answer === 'string') return [200, '{"broken":true}'];
  if ('page' in answer) return [answer.status, answer.page];
  if ('ok' in answer) return [200, JSON.stringify(answer.ok)];
  const typed = (name: string) => ({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: name });
  if ('error' in answer) return [answer.status ?? 400, JSON.stringify(typed(answer.error))];
  const CancellationReasons = answer.cancelled.map((Code) => ({ Code }));
  return [400, JSON.stringify({ ...typed('TransactionCanceledException'), CancellationReasons })];
}
