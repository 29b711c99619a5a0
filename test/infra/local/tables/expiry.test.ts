import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { waitFor } from '#test/support/wait-for.ts';
import { engine, table } from './engine.ts';

const get = async (client: Awaited<ReturnType<typeof engine>>['client'], pk: string) =>
  client.call('GetItem', { TableName: table.name, Key: { pk: { S: pk }, sk: { S: 'STATE' } } });
const gone = {};
const inSeconds = (now: number, seconds: number) => ({
  ttl: { N: String(Math.floor(now / 1000) + seconds) },
});

describe('an item with a time to live', () => {
  it('goes when the clock is moved past its time, and not before', async () => {
    const { follow, put, client, clock } = await engine();
    const { tick } = await follow([], async () => {});
    await put('draft', inSeconds(clock.now(), 3600));
    await sleep(300);
    expect(await get(client, 'draft')).not.toEqual(gone);
    clock.offset = 3_700_000;
    tick();
    await waitFor(async () => expect(await get(client, 'draft')).toEqual(gone));
  });

  it('stays when its time is in the past of the machine, but not of the clock', async () => {
    const { follow, put, client, clock } = await engine();
    clock.offset = -864_000_000;
    await follow([], async () => {});
    await put('draft', inSeconds(clock.now(), 3600));
    await sleep(500);
    expect(await get(client, 'draft')).not.toEqual(gone);
  });

  it('stays when it was given more time, or all of it', async () => {
    const { follow, put, client, clock } = await engine();
    const { tick } = await follow([], async () => {});
    await put('more', inSeconds(clock.now(), 10));
    await put('all', inSeconds(clock.now(), 10));
    await put('more', inSeconds(clock.now(), 9999));
    await put('all');
    await put('less', inSeconds(clock.now(), 10));
    clock.offset = 100_000;
    tick();
    await waitFor(async () => expect(await get(client, 'less')).toEqual(gone));
    expect(await get(client, 'more')).not.toEqual(gone);
    expect(await get(client, 'all')).not.toEqual(gone);
  });

  it('goes by itself when its time comes', async () => {
    const { follow, put, client, clock } = await engine();
    await follow([], async () => {});
    await put('soon', inSeconds(clock.now(), 1));
    await waitFor(async () => expect(await get(client, 'soon')).toEqual(gone));
  });

  it('goes also when its time came while nothing ran', async () => {
    const { follow, put, client, clock } = await engine();
    const first = await follow([], async () => {});
    await put('draft', inSeconds(clock.now(), 60));
    await sleep(400);
    await first.close();
    clock.offset = 100_000;
    await follow([], async () => {});
    await waitFor(async () => expect(await get(client, 'draft')).toEqual(gone));
  });
});
