import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

export type Answer = { status: number; headers: Record<string, unknown>; body: Buffer };

/** A client that costs as little as Node allows, so that the bench measures the server. */
export const call = (
  method: string,
  url: string,
  headers: Record<string, string>,
  body?: Uint8Array | string,
) =>
  new Promise<Answer>((resolve, reject) => {
    const sent = request(url, { method, agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
