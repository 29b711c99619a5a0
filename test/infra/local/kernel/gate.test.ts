import { describe, expect, it } from 'vitest';
import { createGate } from '#infra/local/kernel/gate.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a gate', () => {
  it('lets the rest in line when others are done, and producers go on when the line is short', async () => {
    const gate = createGate(2);
    const open: (() => void)[] = [];
    for (let n = 0; n < 7; n += 1) gate.run(() => new Promise((resolve) => open.push(resolve)));
    let room = false;
    void gate.room().then(() => {
      room = true;
    });
    await turn();
    expect(open).toHaveLength(2);

    open[0]?.();
    await turn();
    expect(open).toHaveLength(3);
    expect(room).toBe(false);

    for (const release of open.slice(1)) release();
    await turn();
    expect(open).toHaveLength(5);
    expect(room).toBe(true);
  });
});
