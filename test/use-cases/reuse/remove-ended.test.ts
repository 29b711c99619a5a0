import { beforeEach, describe, expect, it } from 'vitest';
import { memoryKeptPaperStore } from '#shared/adapters/memory/kept-paper-store.ts';
import { removeEnded } from '#shared/use-cases/reuse/remove-ended.ts';
import { aPaper } from '#test/adapters/kept-paper-store.contract.ts';

const identifier = '001099000001';
let kept: ReturnType<typeof memoryKeptPaperStore>;
let bytes: Set<string>;
let isDown: boolean;

beforeEach(() => {
  kept = memoryKeptPaperStore();
  bytes = new Set();
  isDown = false;
});

async function keep(code: string, validUntil: string) {
  await kept.keep(identifier, aPaper({ code, validUntil }));
  bytes.add(`papers/${code}/f1`);
}

const removeFiles = async (keys: string[]) => {
  if (isDown) throw new Error('S3 is down');
  for (const key of keys) bytes.delete(key);
};
const nightOf = (at: string) => removeEnded({ ended: kept.ended, removeFiles }, at);

describe('a paper that is kept until a day', () => {
  it.each([
    ['the night in which its last day begins', '2027-10-31T20:00:00.000Z', true],
    ['the last moment of its last day in Việt Nam', '2027-11-01T16:59:59.999Z', true],
    ['the first moment of the next day', '2027-11-01T17:00:00.000Z', false],
    ['the night after', '2027-11-01T20:00:00.000Z', false],
  ])('has its bytes, or has them no more, in %s', async (_, at, isThere) => {
    await keep('H-1', '2027-11-01');
    expect(await nightOf(at)).toBe(isThere ? 0 : 1);
    expect([...bytes]).toEqual(isThere ? ['papers/H-1/f1'] : []);
    expect((await kept.find(identifier, '2027-11-01')).papers).toHaveLength(isThere ? 1 : 0);
  });

  it('is removed with all others that ended, and they alone', async () => {
    for (let no = 1; no <= 250; no += 1) await keep(`H-${no}`, '2027-11-01');
    await keep('H-next', '2027-11-02');
    expect(await nightOf('2027-11-01T20:00:00.000Z')).toBe(250);
    expect([...bytes]).toEqual(['papers/H-next/f1']);
    expect(await nightOf('2027-11-01T20:00:00.000Z')).toBe(0);
  });

  it('is removed in a later night where one could not', async () => {
    await keep('H-1', '2027-11-01');
    isDown = true;
    await expect(nightOf('2027-11-01T20:00:00.000Z')).rejects.toThrow('S3 is down');
    isDown = false;
    expect(await nightOf('2027-12-24T20:00:00.000Z')).toBe(1);
    expect(bytes.size).toBe(0);
  });
});
