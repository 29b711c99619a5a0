import { describe, expect, it } from 'vitest';
import { hosted } from './hosted.ts';

describe('a function of the local cloud', () => {
  it('gets the event and gives back its result', async () => {
    const cloud = hosted({ greet: 'export const handler = async ({ name }) => ({ text: "Chào " + name });' });
    await expect(cloud.invoke('greet', { name: 'Lan' })).resolves.toEqual({ text: 'Chào Lan' });
  });

  it('is found by its ARN too, and not by a name that nobody has', async () => {
    const cloud = hosted({ one: 'export const handler = async () => 1;' });
    await expect(cloud.invoke('arn:aws:lambda:ap-southeast-1:000000000000:function:one', {})).resolves.toBe(
      1,
    );
    await expect(cloud.invoke('two', {})).rejects.toThrow('no function two');
  });

  it('sees the variables of the template and of Lambda, and nothing of the machine', async () => {
    const cloud = hosted({ look: 'export const handler = async () => process.env;' });
    const seen = await cloud.invoke('look', {});
    expect(seen).toMatchObject({
      TABLE_NAME: 'dossiers',
      AWS_REGION: 'ap-southeast-1',
      AWS_ACCESS_KEY_ID: 'local-look',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1',
      AWS_LAMBDA_FUNCTION_NAME: 'look',
    });
    expect(seen).not.toHaveProperty('PATH');
    expect(seen).not.toHaveProperty('VITEST');
  });

  it('keeps its module state from one invocation to the next, apart from every other function', async () => {
    const text = 'let n = 0; globalThis.m ??= 0; export const handler = async () => [++n, ++globalThis.m];';
    const cloud = hosted({ a: text, b: text });
    await cloud.invoke('a', {});
    await expect(cloud.invoke('a', {})).resolves.toEqual([2, 2]);
    await expect(cloud.invoke('b', {})).resolves.toEqual([1, 1]);
  });

  it('has the same world in all files of its bundle', async () => {
    const part = 'export const told = () => [process.env.AWS_LAMBDA_FUNCTION_NAME, globalThis.m];';
    const text = `globalThis.m = 'mine'; export const handler = async () => (await import('../part/index.mjs')).told();`;
    const cloud = hosted({ a: text, b: text, part });
    await expect(cloud.invoke('a', {})).resolves.toEqual(['a', 'mine']);
    await expect(cloud.invoke('b', {})).resolves.toEqual(['b', 'mine']);
  });
});

describe('an invocation', () => {
  it('runs beside others of the same function', async () => {
    const cloud = hosted({
      meet: 'let all = []; export const handler = () => new Promise((r) => { all.push(r); if (all.length === 3) all.forEach((f) => f(all.length)); });',
    });
    const three = [1, 2, 3].map(() => cloud.invoke('meet', {}));
    await expect(Promise.all(three)).resolves.toEqual([3, 3, 3]);
  });

  it('is told what Lambda tells: request, limits and the time that is left', async () => {
    const cloud = hosted({
      told: 'export const handler = async (_, context) => ({ ...context, left: context.getRemainingTimeInMillis() });',
    });
    const context = await cloud.invoke('told', {});
    expect(context).toMatchObject({
      functionName: 'told',
      memoryLimitInMB: '256',
      functionVersion: '$LATEST',
    });
    const { left } = context as { left: number };
    expect(left).toBeGreaterThan(1500);
    expect(left).toBeLessThanOrEqual(3000);
  });

  it('counts its invocations', async () => {
    const cloud = hosted({
      a: 'export const handler = async () => 0;',
      b: 'export const handler = async () => 0;',
    });
    await cloud.invoke('a', {});
    await cloud.invoke('a', {});
    expect(cloud.counts()).toEqual({ a: 2, b: 0 });
    cloud.resetCounts();
    expect(cloud.counts()).toEqual({ a: 0, b: 0 });
  });
});

describe('the time of a function', () => {
  const clock = `
    const loaded = Date.now();
    export const handler = async () => ({
      loaded,
      now: Date.now(),
      made: new Date().getTime(),
      given: new Date('2026-01-01T00:00:00Z').getTime(),
      ofParts: Date.UTC(2026, 0, 1),
      text: typeof Date(),
      isDate: new Date() instanceof Date,
    });`;

  it('is the time of the cloud, moved while it runs', async () => {
    const cloud = hosted({ clock });
    await cloud.invoke('clock', {});
    cloud.moveClock(864_000_000);
    const seen = (await cloud.invoke('clock', {})) as Record<string, number>;
    const later = Date.now() + 864_000_000;
    expect(Math.abs((seen.now ?? 0) - later)).toBeLessThan(60_000);
    expect(Math.abs((seen.made ?? 0) - later)).toBeLessThan(60_000);
    expect(seen).toMatchObject({
      given: Date.UTC(2026, 0, 1),
      ofParts: Date.UTC(2026, 0, 1),
      text: 'string',
      isDate: true,
    });
  });

  it('is moved before its module is loaded', async () => {
    const cloud = hosted({ clock });
    cloud.moveClock(-864_000_000);
    const seen = (await cloud.invoke('clock', {})) as Record<string, number>;
    expect(Date.now() - (seen.loaded ?? 0)).toBeGreaterThan(863_000_000);
  });
});

describe('the log of a function', () => {
  it('has what it printed, one JSON line per line', async () => {
    const cloud = hosted({
      talk: 'export const handler = async () => { console.log("xin\\nchào"); console.log(JSON.stringify({ a: 1 })); };',
    });
    await cloud.invoke('talk', {});
    expect(cloud.log('talk')).toMatchObject([{ message: 'xin' }, { message: 'chào' }, { a: 1 }]);
  });
});
