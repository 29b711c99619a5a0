import { describe, expect, it } from 'vitest';
import type { FunctionError } from '#infra/local/kernel/engine.ts';
import { hosted } from './hosted.ts';

const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: FunctionError) => ({ errorType: error.errorType, message: error.message }),
  );

describe('a function that fails', () => {
  it('reports the name and the message of what it threw', async () => {
    const cloud = hosted({ bad: 'export const handler = async () => { throw new RangeError("too far"); };' });
    expect(await errorOf(cloud.invoke('bad', {}))).toEqual({ errorType: 'RangeError', message: 'too far' });
    expect(cloud.log('bad')).toMatchObject([{ errorType: 'RangeError', errorMessage: 'too far' }]);
  });

  it('reports why its module did not load, and is tried again by the next invocation', async () => {
    const cloud = hosted({ broken: 'throw new TypeError("no table"); export const handler = () => 1;' });
    expect(await errorOf(cloud.invoke('broken', {}))).toEqual({
      errorType: 'TypeError',
      message: 'no table',
    });
    expect(await errorOf(cloud.invoke('broken', {}))).toEqual({
      errorType: 'TypeError',
      message: 'no table',
    });
  });

  it('says which export is missing', async () => {
    const cloud = hosted({ none: 'export const other = 1;' });
    expect(await errorOf(cloud.invoke('none', {}))).toMatchObject({ errorType: 'Runtime.HandlerNotFound' });
  });
});

describe('a function that is slow to load', () => {
  const slow = (seconds: number) =>
    `await new Promise((resolve) => setTimeout(resolve, ${seconds * 1000})); export const handler = () => 'ready';`;

  it('has its own limit besides the ten seconds of an initialisation, and no more', async () => {
    const cloud = hosted({ slow: slow(11), slower: slow(14) }, { timeoutSeconds: 2 });
    const [ready, late] = [cloud.invoke('slow', {}), errorOf(cloud.invoke('slower', {}))];
    await expect(ready).resolves.toBe('ready');
    expect(await late).toMatchObject({ errorType: 'Sandbox.Timedout' });
  });
});

describe('functions that share a thread', () => {
  const keep = `const kept = []; export const handler = async ({ megabytes }) => {
    for (let n = 0; n < megabytes; n++) kept.push(Array.from({ length: 131_072 }, (_, i) => i + 0.5));
    return kept.length;
  };`;

  it('each have room for what they keep, however many there are', async () => {
    const names = Array.from({ length: 24 }, (_, n) => `keeper-${n}`);
    const cloud = hosted(Object.fromEntries(names.map((name) => [name, keep])), { timeoutSeconds: 120 });
    for (const name of names) expect(await cloud.invoke(name, { megabytes: 20 })).toBe(20);
    // They have all stayed where they were.
    for (const name of names) expect(await cloud.invoke(name, { megabytes: 0 })).toBe(20);
  });

  it('begin again after one of them took more than all may have', async () => {
    const cloud = hosted({ greedy: keep, modest: keep }, { timeoutSeconds: 120 });
    await cloud.invoke('modest', { megabytes: 1 });
    expect(await errorOf(cloud.invoke('greedy', { megabytes: 1_000 }))).toMatchObject({
      errorType: 'Runtime.ExitError',
    });
    expect(await cloud.invoke('modest', { megabytes: 1 })).toBe(1);
  });
});

describe('a function that takes too long', () => {
  const hang = `export const handler = async ({ how, ms }) => {
    if (how === 'spin') for (;;);
    if (how === 'wait') await new Promise(() => {});
    await new Promise((resolve) => setTimeout(resolve, ms ?? 0));
    return 'done';
  };`;

  it('is ended at its timeout although it blocks its thread, and answers again afterwards', async () => {
    const cloud = hosted({ hang }, { timeoutSeconds: 0.5 });
    expect(await errorOf(cloud.invoke('hang', { how: 'spin' }))).toEqual({
      errorType: 'Sandbox.Timedout',
      message: 'Task timed out after 0.50 seconds',
    });
    await expect(cloud.invoke('hang', {})).resolves.toBe('done');
  });

  it('does not take down an invocation that began later and ends in time', async () => {
    const cloud = hosted({ hang }, { timeoutSeconds: 3 });
    const stuck = errorOf(cloud.invoke('hang', { how: 'wait' }));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const fine = cloud.invoke('hang', { ms: 2000 });
    expect(await stuck).toMatchObject({ errorType: 'Sandbox.Timedout' });
    await expect(fine).resolves.toBe('done');
  });
});

describe('a function that dies', () => {
  const die = `export const handler = async ({ how }) => {
    if (how === 'exit') process.exit(3);
    if (how === 'reject') setTimeout(() => Promise.reject(new Error('forgotten')), 10);
    if (how === 'eat') { const all = []; for (;;) all.push(new Array(1e5).fill({})); }
    if (how) await new Promise(() => {});
    return 'alive';
  };`;

  it.each(['exit', 'reject', 'eat'])('by %s is an error to its caller and starts anew', async (how) => {
    const cloud = hosted({ die }, { timeoutSeconds: 20 });
    expect(await errorOf(cloud.invoke('die', { how }))).toMatchObject({ errorType: 'Runtime.ExitError' });
    await expect(cloud.invoke('die', {})).resolves.toBe('alive');
  });
});

describe('the limits of Lambda', () => {
  it('refuse a request and a response above six megabytes', async () => {
    const cloud = hosted({ size: 'export const handler = async ({ n }) => "x".repeat(n ?? 0);' });
    expect(await errorOf(cloud.invoke('size', { x: 'x'.repeat(6 * 1024 * 1024) }))).toMatchObject({
      errorType: 'RequestEntityTooLargeException',
    });
    expect(await errorOf(cloud.invoke('size', { n: 6 * 1024 * 1024 }))).toMatchObject({
      errorType: 'Function.ResponseSizeTooLarge',
    });
    await expect(cloud.invoke('size', { n: 6 * 1024 * 1024 - 2 })).resolves.toHaveLength(6 * 1024 * 1024 - 2);
  });

  it('refuse more at once than was reserved', async () => {
    const wait = 'export const handler = () => new Promise((resolve) => setTimeout(resolve, 100));';
    const cloud = hosted({ wait }, { reservedConcurrency: 1 });
    const first = cloud.invoke('wait', {});
    expect(await errorOf(cloud.invoke('wait', {}))).toMatchObject({ errorType: 'TooManyRequestsException' });
    await first;
    await expect(cloud.invoke('wait', {})).resolves.toBeNull();
  });
});
