import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = 'infra/local';
/** The engine or part that a file belongs to; what stands at the top joins them all. */
const folderOf = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '') : 'top');

function imports(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const file of globSync('**/*.ts', { cwd: root })) {
    const folder = folderOf(file);
    const known = found.get(folder) ?? new Set();
    for (const [, imported = ''] of readFileSync(path.join(root, file), 'utf8').matchAll(
      /'#local\/([^']+)'/g,
    ))
      if (folderOf(imported) !== folder) known.add(folderOf(imported));
    found.set(folder, known);
  }
  return found;
}

it('has no circle among the folders of the local cloud', () => {
  const left = imports();
  expect(left.size).toBeGreaterThan(10);
  for (;;) {
    const free = [...left].filter(([, others]) => [...others].every((one) => !left.has(one)));
    if (free.length === 0) break;
    for (const [folder] of free) left.delete(folder);
  }
  expect([...left.keys()]).toEqual([]);
});
