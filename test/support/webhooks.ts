import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';

const Event = z.looseObject({
  id: z.string(),
  type: z.string(),
  subject: z.string(),
  data: z.record(z.string(), z.json()),
});

export type Received = {
  headers: Record<string, string | string[] | undefined>;
  body: string;
  event: z.infer<typeof Event>;
};

/** A portal's end of the webhooks: keeps what it receives and answers as told, or never where it is told nothing. */
export async function receiveWebhooks(
  port: number,
  answer: (received: Received) => number | undefined = () => 204,
) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const one = { headers: request.headers, body, event: Event.parse(JSON.parse(body)) };
    received.push(one);
    const status = answer(one);
    if (status !== undefined) response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { received, url: `http://127.0.0.1:${port}/webhooks`, close };
}
