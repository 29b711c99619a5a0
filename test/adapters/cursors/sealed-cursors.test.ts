import { describe, expect, it } from 'vitest';
import { sealedCursors } from '#shared/adapters/cursors/sealed-cursors.ts';
import { cursors } from '#test/support/cursors.ts';

const place = '2026-11-28T13:59:29.707Z#mật-0007';

describe('a cursor', () => {
  it('gives its place back to the caller and the list that it was sealed for, to any instance', async () => {
    const cursor = await cursors.seal(place, 'list of a');
    expect(await cursors.open(cursor, 'list of a')).toBe(place);
    expect(await cursors.seal(place, 'list of a')).not.toBe(cursor);
  });

  it('tells nothing of its place', async () => {
    const cursor = await cursors.seal(place, 'list of a');
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(Buffer.from(cursor, 'base64url').toString()).not.toContain('2026');
  });

  it('is nothing to another caller or list, or under another secret', async () => {
    const cursor = await cursors.seal(place, 'list of a');
    expect(await cursors.open(cursor, 'list of b')).toBeUndefined();
    const others = sealedCursors(async () => new Uint8Array(32).fill(8));
    expect(await others.open(cursor, 'list of a')).toBeUndefined();
  });

  it('is nothing where a letter of it is changed, missing or added', async () => {
    const cursor = await cursors.seal(place, 'list of a');
    for (let index = 0; index < cursor.length; index += 1) {
      const other = cursor[index] === 'A' ? 'B' : 'A';
      const changed = cursor.slice(0, index) + other + cursor.slice(index + 1);
      expect(await cursors.open(changed, 'list of a'), changed).toBeUndefined();
      expect(await cursors.open(cursor.slice(0, index), 'list of a'), String(index)).toBeUndefined();
    }
    for (const false_ of [`${cursor}A`, `${cursor}!`, ` ${cursor}`, `${cursor}=`, '', 'AA', '\0', '﷽'])
      expect(await cursors.open(false_, 'list of a'), false_).toBeUndefined();
  });
});
