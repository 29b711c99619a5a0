import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * The hash tree of RFC 6962 (Certificate Transparency), section 2.1: leaves and nodes are hashed under different
 * prefixes, so that neither can be passed off as the other. Hashes are written in hexadecimal.
 */
const ofLeaf = Uint8Array.of(0);
const ofNode = Uint8Array.of(1);

/** The hash of a leaf that says this. */
export const leafHash = (text: string): string => bytesToHex(sha256(concatBytes(ofLeaf, utf8ToBytes(text))));

const nodeHash = (left: string, right: string): string =>
  bytesToHex(sha256(concatBytes(ofNode, hexToBytes(left), hexToBytes(right))));

/** The root over no leaf at all. */
export const emptyRoot = bytesToHex(sha256(new Uint8Array()));

/** The largest power of two below a number of leaves: where their tree parts. */
const splitOf = (count: number) => 2 ** Math.floor(Math.log2(count - 1));

/** The root of the tree over these leaf hashes, in this order. */
export function rootOf(leaves: readonly string[]): string {
  const [only] = leaves;
  if (only === undefined) return emptyRoot;
  if (leaves.length === 1) return only;
  const split = splitOf(leaves.length);
  return nodeHash(rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}

/** The hashes that lead from a leaf to the root, the nearest first. */
export function pathOf(leaves: readonly string[], index: number): string[] {
  if (index < 0 || index >= leaves.length) throw new RangeError(`there is no leaf ${index}`);
  if (leaves.length === 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...pathOf(left, index), rootOf(right)]
    : [...pathOf(right, index - split), rootOf(left)];
}

/** The root that a path leads to from a leaf; undefined where it is no path of a tree of so many leaves. */
export function rootFrom(
  leaf: string,
  index: number,
  count: number,
  path: readonly string[],
): string | undefined {
  if (index < 0 || index >= count) return undefined;
  if (count === 1) return path.length === 0 ? leaf : undefined;
  const other = path.at(-1);
  if (other === undefined) return undefined;
  const split = splitOf(count);
  const isLeft = index < split;
  const below = isLeft
    ? rootFrom(leaf, index, split, path.slice(0, -1))
    : rootFrom(leaf, index - split, count - split, path.slice(0, -1));
  if (below === undefined) return undefined;
  return isLeft ? nodeHash(below, other) : nodeHash(other, below);
}
