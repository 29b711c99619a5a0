import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyRoot, leafHash, pathOf, rootFrom, rootOf } from '#shared/archive/proof/merkle.ts';

const texts = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 40 });
const sha = (...parts: (string | Buffer)[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

describe('the hash tree', () => {
  it('is that of RFC 6962, by its own definition', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((text) => sha('\0', text));
    expect(rootOf([])).toBe(emptyRoot);
    expect(emptyRoot).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(leafHash('a')).toBe(a?.toString('hex'));
    const pair = sha('\u0001', a ?? '', b ?? '');
    expect(rootOf(['a', 'b'].map(leafHash))).toBe(pair.toString('hex'));
    expect(rootOf(['a', 'b', 'c'].map(leafHash))).toBe(sha('\u0001', pair, c ?? '').toString('hex'));
  });

  it('proves every leaf', () => {
    fc.assert(
      fc.property(texts, (all) => {
        const leaves = all.map(leafHash);
        for (const [index, leaf] of leaves.entries())
          expect(rootFrom(leaf, index, leaves.length, pathOf(leaves, index))).toBe(rootOf(leaves));
      }),
    );
  });

  it('proves no other leaf, at no other place, by no other path', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), fc.string(), (all, of, at, other) => {
        const leaves = all.map(leafHash);
        const root = rootOf(leaves);
        const index = of % leaves.length;
        const leaf = leaves[index] ?? '';
        const path = pathOf(leaves, index);
        const elsewhere = at % leaves.length;
        fc.pre(!all.includes(other) && elsewhere !== index);
        expect(rootFrom(leafHash(other), index, leaves.length, path)).not.toBe(root);
        expect(rootFrom(leaf, elsewhere, leaves.length, path)).not.toBe(root);
        expect(rootFrom(leaf, index, leaves.length, path.slice(1))).not.toBe(root);
        expect(rootFrom(leaf, index, leaves.length, [...path, root])).not.toBe(root);
        expect(rootFrom(leaf, leaves.length, leaves.length, path)).toBeUndefined();
      }),
    );
  });

  it('is another tree when a leaf is changed, left out, added or moved', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (all, at) => {
        const leaves = all.map(leafHash);
        const index = at % leaves.length;
        const root = rootOf(leaves);
        expect(rootOf(leaves.toSpliced(index, 1))).not.toBe(root);
        expect(rootOf(leaves.toSpliced(index, 0, leafHash('another')))).not.toBe(root);
        expect(rootOf(leaves.with(index, leafHash('another')))).not.toBe(root);
        if (leaves.length > 1) expect(rootOf(leaves.toReversed())).not.toBe(root);
      }),
    );
  });
});
