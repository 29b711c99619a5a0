import { describe, expect, it } from 'vitest';
import { isCharacter, match, sequenceMs } from '#web/shortcuts/match.ts';

const known = new Set(['j', 'c', 'g m', 'g a', 'Enter', '?']);
const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe('a press', () => {
  it('is a shortcut by itself', () => {
    expect(match(press('j'), known, undefined, 0).keys).toBe('j');
    expect(match(press('?'), known, undefined, 0).keys).toBe('?');
  });

  it('is none that nobody listens for', () => {
    expect(match(press('q'), known, undefined, 0)).toEqual({ keys: undefined, pending: undefined });
  });

  it.each(['ctrlKey', 'metaKey', 'altKey'] as const)('with %s belongs to the browser', (held) => {
    expect(match(press('c', { [held]: true }), known, undefined, 0).keys).toBeUndefined();
  });

  it('waits for a second where it may begin two', () => {
    const first = match(press('g'), known, undefined, 100);
    expect(first).toEqual({ keys: undefined, pending: { key: 'g', at: 100 } });
    expect(match(press('m'), known, first.pending, 200).keys).toBe('g m');
  });

  it('does not wait for ever', () => {
    const pending = { key: 'g', at: 0 };
    expect(match(press('m'), known, pending, sequenceMs + 1).keys).toBeUndefined();
  });

  it('after a first that leads nowhere is what it is by itself', () => {
    expect(match(press('j'), known, { key: 'g', at: 0 }, 10).keys).toBe('j');
  });
});

it('tells characters, which can be switched off, from other keys', () => {
  expect(['j', 'g m', '?', '.'].every(isCharacter)).toBe(true);
  expect(['Enter', 'ArrowDown', ' '].some(isCharacter)).toBe(false);
});
