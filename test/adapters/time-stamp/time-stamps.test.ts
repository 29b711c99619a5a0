import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { httpTimeStamps } from '#shared/adapters/time-stamp/http-time-stamps.ts';
import { stampReader } from '#shared/adapters/time-stamp/stamp-reader.ts';
import { type Misbehaviour, startTimeStamps } from '#test/support/time-stamps.ts';

const at = '2026-03-06T18:30:00.000Z';
const always = '2020-01-01T00:00:00Z';
const bytes = Buffer.from('the signature of a day');
const opened: { close(): void }[] = [];
afterEach(() => {
  for (const server of opened.splice(0)) server.close();
});

async function scene(misbehaviour?: Misbehaviour) {
  const authority = await startTimeStamps(async () => new Date(at), misbehaviour);
  opened.push(authority);
  const { url, certificate } = authority;
  const record = { id: 'tsa', from: always, name: 'Test TSA', url, basis: 'test' };
  const anchor = { id: 'tsa', from: always, name: 'Test TSA', certificate, basis: 'test' };
  return {
    stamps: httpTimeStamps(async () => [record]),
    read: stampReader(async () => [anchor]),
    certificate,
  };
}

describe('a time stamp', () => {
  it('says when the bytes were there, by an authority on the trust list', async () => {
    const { stamps, read } = await scene();
    const token = (await stamps.stamp(bytes, at)) ?? '';
    expect(await read(token, bytes)).toEqual({ at, authority: 'CN=Test TSA' });
  });

  it('does not hold for other bytes, changed, or by an authority that nobody knows', async () => {
    const { stamps, read } = await scene();
    const token = (await stamps.stamp(bytes, at)) ?? '';
    expect(await read(token, Buffer.from('another'))).toBeUndefined();
    const der = Buffer.from(token, 'base64');
    for (let place = 0; place < der.length; place += 97) {
      const changed = Buffer.from(der);
      changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
      const found = await read(changed.toString('base64'), bytes);
      expect(found, `byte ${place}`).toBeUndefined();
    }
    expect(await stampReader(async () => [])(token, bytes)).toBeUndefined();
    expect(await read('bm8gdG9rZW4=', bytes)).toBeUndefined();
  });

  it('is not taken from a certificate that was issued for something else', async () => {
    const { stamps, read } = await scene({ purpose: '1.3.6.1.5.5.7.3.1' });
    expect(await read((await stamps.stamp(bytes, at)) ?? '', bytes)).toBeUndefined();
  });

  it('is asked of nobody where no authority is published for the time', async () => {
    const { stamps } = await scene();
    expect(await stamps.stamp(bytes, '2019-12-31T00:00:00Z')).toBeUndefined();
    expect(await httpTimeStamps(async () => []).stamp(bytes, at)).toBeUndefined();
  });

  it('fails where the authority refuses, answers another question, or is not there', async () => {
    await expect((await scene({ refuse: true })).stamps.stamp(bytes, at)).rejects.toThrow('tsa: ');
    const { stamps } = await scene({ replay: true });
    await stamps.stamp(bytes, at);
    await expect(stamps.stamp(bytes, at)).rejects.toThrow('not of what was asked');
    const nowhere = { id: 'gone', from: always, name: 'x', url: 'http://127.0.0.1:9/', basis: 'test' };
    await expect(httpTimeStamps(async () => [nowhere]).stamp(bytes, at)).rejects.toThrow('gone: ');
  });

  it.skipIf(spawnSync('openssl', ['version']).status !== 0)('holds for OpenSSL', async () => {
    const { stamps, certificate } = await scene();
    const folder = mkdtempSync(join(tmpdir(), 'motcua-tsa-'));
    const file = (name: string, content: string | Buffer) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const token = file('token.der', Buffer.from((await stamps.stamp(bytes, at)) ?? '', 'base64'));
    const pem = new X509Certificate(Buffer.from(certificate, 'base64')).toString();
    const given = ['-data', file('data', bytes), '-in', token, '-token_in', '-CAfile', file('ca.pem', pem)];
    const asked = ['ts', '-verify', ...given, '-attime', String(Date.parse(at) / 1000)];
    expect(execFileSync('openssl', asked, { encoding: 'utf8', stdio: 'pipe' })).toContain('Verification: OK');
    rmSync(folder, { recursive: true });
  });
});
