import { createServer } from 'node:http';
import * as z from 'zod';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';

/** What DynamoDB is to answer: an error by its name, the reasons of a cancelled transaction, or one of two silences. */
export type Answer =
  | { ok: object }
  | { error: string; status?: number }
  | { cancelled: string[] }
  | 'hang up'
  | 'say nothing';

const Body = z.record(z.string(), z.unknown());

/** A DynamoDB that answers by the script, and after its end well; it remembers what it was asked. */
export async function scripted(...script: Answer[]) {
  const asked: Record<string, unknown>[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      asked.push(Body.parse(JSON.parse(body)));
      const answer = script.shift() ?? { ok: {} };
      if (answer === 'say nothing') return;
      if (answer === 'hang up') {
        request.socket.destroy();
        return;
      }
      const [status, said] = spoken(answer);
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(said));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const client = dynamoClient(
    {
      endpoint: `http://127.0.0.1:${port}`,
      region: 'ap-southeast-1',
      credentials: { accessKeyId: 'local-test', secretAccessKey: 'local' },
    },
    200,
  );
  return {
    client,
    asked,
    close() {
      client.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

function spoken(answer: Exclude<Answer, string>): [status: number, body: object] {
  if ('ok' in answer) return [200, answer.ok];
  const typed = (name: string) => ({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: name });
  if ('error' in answer) return [answer.status ?? 400, typed(answer.error)];
  const CancellationReasons = answer.cancelled.map((Code) => ({ Code }));
  return [400, { ...typed('TransactionCanceledException'), CancellationReasons }];
}
