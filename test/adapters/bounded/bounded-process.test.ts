import { describe, expect, it } from 'vitest';
import { besideCode, boundedProcess } from '#shared/adapters/bounded/bounded-process.ts';
import { inspection } from '#shared/adapters/file-formats/inspection.ts';
import { shapes } from '#test/adapters/file-formats/bomb-shapes.ts';
import { pdf } from '#test/adapters/file-formats/samples.ts';
import { atMost, taking, Way } from './taking.ts';

const seconds = 30;
/** Twenty of them, from less than any file needs up to more than a function has for one. */
const bounds = Array.from({ length: 20 }, (_, step) => Math.round(48 * 1.1 ** step));

const taker = (megabytes: number) =>
  boundedProcess(new URL('./taker.ts', import.meta.url), taking, { megabytes, seconds });

const reader = (megabytes: number) =>
  boundedProcess(
    besideCode(import.meta.resolve('#shared/adapters/file-formats/examine.ts'), 'file-reader'),
    inspection,
    { megabytes, seconds },
  );

const judge = { at: '2026-03-02T01:10:00.000Z', anchors: [] };
const every = Object.entries(shapes);

describe.each(bounds.map((megabytes, step) => ({ megabytes, step })))(
  'under a bound of $megabytes MB',
  ({ megabytes, step }) => {
    const way = Way.options[step % Way.options.length] ?? 'buffers';

    it(`a process may take less by ${way}, and dies alone of more`, async () => {
      const ask = taker(megabytes);
      const less = Math.round(megabytes / (2 * atMost[way]));
      expect(await ask({ way, megabytes: less })).toBe(less);
      expect(await ask({ way, megabytes: megabytes * 2 })).toBeUndefined();
    });

    const bombs = every.filter((_, at) => at % bounds.length === step);

    it(`a file is turned away and the next one is read: ${bombs.map(([name]) => name).join('; ')}`, async () => {
      const read = reader(megabytes);
      const paper = await pdf(3);
      for (const [, make] of bombs) {
        const found = await read({ bytes: await make(), ...judge });
        if (found !== undefined) expect(found.problem).toBeDefined();
        expect(await read({ bytes: paper, ...judge })).toMatchObject({ pages: 3 });
      }
    });
  },
);

describe('a bounded process', () => {
  it('ends when an answer takes more of the processor than it may', async () => {
    const ask = boundedProcess(new URL('./taker.ts', import.meta.url), taking, {
      megabytes: 64,
      seconds: 0.2,
    });
    expect(await ask({ way: 'time' })).toBeUndefined();
    expect(await ask({ way: 'buffers', megabytes: 1 })).toBe(1);
  });

  it.each(['end', 'throw'] as const)(
    'is asked once more where something else ended it, and then no more: %s',
    async (way) => {
      const ask = taker(64);
      expect(await ask({ way })).toBeUndefined();
      expect(await ask({ way: 'buffers', megabytes: 1 })).toBe(1);
    },
  );

  it('answers one question after the other, whoever died between them', async () => {
    const ask = taker(64);
    const asked = [1, 900, 2, 800, 3].map((megabytes) => ask({ way: 'one buffer', megabytes }));
    expect(await Promise.all(asked)).toEqual([1, undefined, 2, undefined, 3]);
  });

  it('that cannot be started is an outage, and no fault of what was to be read', async () => {
    const ask = boundedProcess(new URL('./nowhere.ts', import.meta.url), taking, { megabytes: 64, seconds });
    await expect(ask({ way: 'time' })).rejects.toThrow('not started');
  });
});
