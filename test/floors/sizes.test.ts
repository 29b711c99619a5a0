import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const files = globSync('{shared,functions,infra}/**/*.ts', { exclude: ['**/node_modules/**'] });
const lengths = files
  .map((file) => readFileSync(file, 'utf8').split('\n').length - 1)
  .toSorted((one, other) => one - other);
const at = (share: number) => lengths[Math.floor(lengths.length * share)];

describe('the source', () => {
  it('has 25 files in a folder at most', () => {
    const folders = Map.groupBy(files, (file) => path.dirname(file));
    const large = [...folders].filter(([, own]) => own.length > 25).map(([folder]) => folder);
    expect(large).toEqual([]);
  });

  it('has files that are read at once: half are under 55 lines, nine of ten under 120', () => {
    expect(at(0.5)).toBeLessThan(55);
    expect(at(0.9)).toBeLessThan(120);
  });
});
