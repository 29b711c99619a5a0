import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = 'infra/local';
/** The part of a folder that a file in it belongs to; what stands at the top joins them all. */
const partOf = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '') : 'top');

/** The parts of a folder, each with the others that it imports. */
function importsIn(folder: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const file of globSync('**/*.ts', { cwd: path.join(root, folder) })) {
    const known = found.get(partOf(file)) ?? new Set();
    for (const [, imported = ''] of readFileSync(path.join(root, folder, file), 'utf8').matchAll(
      /'#local\/([^']+)'/g,
    )) {
      if (!imported.startsWith(folder)) continue;
      const part = partOf(imported.slice(folder.length));
      if (part !== partOf(file)) known.add(part);
    }
    found.set(partOf(file), known);
  }
  return found;
}

it.each([
  ['the local cloud', ''],
  ['S3', 's3/'],
])('has no circle among the folders of %s', (_, folder) => {
  const left = importsIn(folder);
  expect(left.size).toBeGreaterThan(5);
  for (;;) {
    const free = [...left].filter(([, others]) => [...others].every((one) => !left.has(one)));
    if (free.length === 0) break;
    for (const [part] of free) left.delete(part);
  }
  expect([...left.keys()]).toEqual([]);
});
