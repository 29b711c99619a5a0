import { describe, expect, it } from 'vitest';
import { deliveryState } from '#shared/dossier/delivery.ts';

describe('where a result is on its way, as long as nobody has sent it', () => {
  it.each([
    ['draft', 'pending'],
    ['accepted', 'pending'],
    ['resolved', 'ready'],
    ['returned', 'delivered'],
    ['refused', undefined],
    ['stopped', undefined],
    ['withdrawn', undefined],
    ['expired', undefined],
  ])('%s: %s', (status, state) => {
    expect(deliveryState({ status, channel: 'online' })).toBe(state);
  });
});
