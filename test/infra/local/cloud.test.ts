import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { boot, type CloudOptions } from '#infra/local/cloud.ts';
import { freePorts } from '#test/support/local-cloud.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { shopAssembly } from './assembly/shop.ts';

const assembly = shopAssembly();
const data = () => mkdtempSync(path.join(tmpdir(), 'motcua-cloud-'));

async function booted(options: CloudOptions = {}) {
  const cloud = await boot({ port: await freePorts(), data: data(), assembly, ...options });
  onTestFinished(() => cloud.close());
  const call = async (method: string, target: string, body?: string) => {
    const response = await fetch(cloud.urls.api + target, { method, ...(body !== undefined && { body }) });
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  const control = async (method: string, target: string, body?: unknown) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(cloud.urls.control + target, { method, ...sent });
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };
  const order = async (id: string) => {
    const { status, text } = await call('GET', `/orders/${id}`);
    return status === 200 ? (JSON.parse(text) as Record<string, unknown>) : undefined;
  };
  return { ...cloud, call, control, order };
}

describe('a booted cloud', () => {
  it('serves its API by its functions', async () => {
    const { call } = await booted();
    expect(await call('POST', '/echo', 'xin chào')).toMatchObject({ status: 200, text: 'xin chào' });
  });

  it('carries a change from the table over the stream into a process', async () => {
    const { call, order, control } = await booted();
    await call('PUT', '/orders/a');
    await waitFor(async () => expect(await order('a')).toHaveProperty('token'));
    expect((await control('GET', '/counters')).json).toMatchObject({ executionsStarted: 1, transitions: 2 });
  });

  it('carries a file from S3 over EventBridge and a queue to its function', async () => {
    const { call, order } = await booted();
    expect(await call('PUT', '/files/scan', 'bytes')).toMatchObject({ status: 201 });
    await waitFor(async () => expect(await order('scan')).toMatchObject({ inspected: { S: '1' } }));
  });

  it('lets days pass in an instant, for processes, items and functions alike', async () => {
    const { call, control, order } = await booted();
    await call('PUT', '/orders/a');
    await waitFor(async () => expect(await order('a')).toHaveProperty('token'));
    expect((await control('POST', '/clock', { advance: 'P2D' })).status).toBe(200);
    await waitFor(async () => expect(await order('a')).toHaveProperty('late'));
    const { headers } = await call('GET', '/now');
    const moved = Date.parse(headers.get('x-now') ?? '') - Date.now();
    expect(Math.abs(moved - 2 * 86_400_000)).toBeLessThan(60_000);
    await control('POST', '/clock', { advance: 'P9D' });
    await waitFor(async () => expect(await order('a')).toBeUndefined());
  });

  it('counts what AWS would bill, and begins anew when asked to', async () => {
    const { call, control } = await booted({ count: true });
    await call('PUT', '/orders/a');
    const { json } = await control('GET', '/counters');
    expect(json).toMatchObject({ http: 1, invocations: { serve: 1 }, dynamodb: { writeUnits: 1 } });
    await control('POST', '/counters/reset');
    expect((await control('GET', '/counters')).json).toMatchObject({ http: 0, invocations: { serve: 0 } });
  });
});

describe('the control port', () => {
  it('tells and moves the clock, also back', async () => {
    const { control } = await booted();
    await control('POST', '/clock', { to: '2026-04-28T08:00:00+07:00' });
    const { now } = (await control('GET', '/clock')).json;
    expect(Date.parse(String(now)) - Date.parse('2026-04-28T01:00:00Z')).toBeLessThan(60_000);
  });

  it.each([{ advance: '10 days' }, { advance: 'P1M' }, { to: 'tomorrow' }, {}, { advance: 'P1D', to: 'x' }])(
    'refuses %j',
    async (move) => {
      const { control } = await booted();
      expect(await control('POST', '/clock', move)).toMatchObject({ status: 400 });
      expect(Math.abs(Number((await control('GET', '/clock')).json.offset))).toBeLessThan(60_000);
    },
  );

  it('says that all is well once the cloud was given its data, and knows nothing else', async () => {
    const { control, ready } = await booted();
    expect(await control('GET', '/health')).toMatchObject({ json: { status: 'starting' } });
    ready();
    expect(await control('GET', '/health')).toMatchObject({
      status: 200,
      json: { status: 'ok', pid: process.pid },
    });
    expect((await control('GET', '/constructor')).status).toBe(404);
  });
});

describe('two clouds', () => {
  it('run side by side on other ports and folders', async () => {
    const [one, other] = [await booted(), await booted()];
    await one.call('PUT', '/orders/a');
    expect(await one.order('a')).toBeDefined();
    expect(await other.order('a')).toBeUndefined();
  });

  it('cannot share a folder', async () => {
    const folder = data();
    await booted({ data: folder });
    await expect(booted({ data: folder })).rejects.toThrow(`Another local cloud works in ${folder}`);
  });

  it('cannot share a port; the second says which and leaves nothing behind', async () => {
    const port = await freePorts();
    await booted({ port });
    const folder = data();
    await expect(booted({ port, data: folder })).rejects.toThrow(/port \d+ is/i);
    await expect(booted({ data: folder })).resolves.toBeDefined();
  });
});

describe('a cloud that is closed and booted again', () => {
  it('has its data, its clock and its keys, and goes on', async () => {
    const folder = data();
    const first = await booted({ data: folder });
    await first.call('PUT', '/orders/a');
    await waitFor(async () => expect(await first.order('a')).toHaveProperty('token'));
    await first.control('POST', '/clock', { advance: 'PT12H' });
    await first.close();
    const again = await booted({ data: folder });
    expect(Math.round(again.clock.now() - Date.now())).toBeGreaterThan(43_000_000);
    expect(await again.order('a')).not.toHaveProperty('late');
    await again.control('POST', '/clock', { advance: 'PT13H' });
    await waitFor(async () => expect(await again.order('a')).toHaveProperty('late'));
  });
});
