import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { closeServers, listen, portOf } from '#infra/local/listeners.ts';
import { s3Client } from '#shared/adapters/s3/client.ts';
import { s3PaperStore } from '#shared/adapters/s3/paper-store.ts';

const servers: Server[] = [];
afterEach(() => closeServers(servers.splice(0)));

/** An S3 that answers so many times with this refusal, and then well. */
async function refusing(times: number, status: number, code: string) {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      asked.push(request.method);
      const refusal = asked.length <= times;
      response.writeHead(refusal ? status : 200, { 'content-type': 'application/xml' });
      response.end(refusal ? `<Error><Code>${code}</Code><Message>no</Message></Error>` : '');
    });
  });
  servers.push(server);
  await listen(server, 0);
  const client = s3Client({
    endpoint: `http://127.0.0.1:${portOf(server)}`,
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'local-test', secretAccessKey: 'local' },
  });
  return { store: s3PaperStore({ client, name: 'intake' }), asked };
}

describe('a paper that is put', () => {
  const bytes = Buffer.from('%PDF');

  it.each<[string, number, string]>([
    ['another writes it at this moment', 409, 'ConditionalRequestConflict'],
    ['S3 asks to slow down', 503, 'SlowDown'],
    ['S3 fails', 500, 'InternalError'],
  ])('is sent again where %s', async (_, status, code) => {
    const { store, asked } = await refusing(1, status, code);
    expect(await store.put('H00/f1', bytes)).toEqual(bytes);
    expect(asked).toEqual(['PUT', 'PUT']);
  });

  it('is an outage where it is in conflict again and again', async () => {
    const { store, asked } = await refusing(9, 409, 'ConditionalRequestConflict');
    await expect(store.put('H00/f1', bytes)).rejects.toMatchObject({ name: 'ConditionalRequestConflict' });
    expect(asked).toHaveLength(4);
  });

  it.each<[number, string]>([
    [403, 'AccessDenied'],
    [403, 'ExpiredToken'],
    [400, 'BadDigest'],
  ])('is refused at once by %s %s', async (status, code) => {
    const { store, asked } = await refusing(1, status, code);
    await expect(store.put('H00/f1', bytes)).rejects.toMatchObject({ name: code });
    expect(asked).toHaveLength(1);
  });
});
