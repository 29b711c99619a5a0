import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { pageText } from '#test/support/docs.ts';

const Packages = z.record(z.string(), z.string());
const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const { dependencies, devDependencies } = z
  .object({ dependencies: Packages, devDependencies: Packages })
  .parse(readJson('package.json'));
const localCloud = z
  .object({ dependencies: Packages, optionalDependencies: Packages })
  .parse(readJson('infra/local/package.json'));

/** The first cells of a section's table. */
const listedUnder = (title: string) => {
  const [, section = ''] = pageText('docs/dependencies.md').split(`\n## ${title}\n`);
  const [text = ''] = section.split('\n## ');
  return [...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name = '']) => name);
};

/** Data of packages that lies beside the code, and that no module imports. */
const data = ['@expo-google-fonts/tinos', '@tesseract.js-data/vie'];

/** Packages that a module needs when it runs: types are gone by then. */
function importedBy(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const imports = text.matchAll(/(?:^import (?!type )(?:[^;']*? from )?|\bimport\()'([^'#.][^']*)'/gm);
  return [...imports]
    .map(([, specifier = '']) => specifier)
    .filter((specifier) => !specifier.startsWith('node:'))
    .map((specifier) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/'));
}

describe('the page of dependencies', () => {
  it('has a line for each of the product, and none besides', () => {
    expect(listedUnder('Of the product')).toEqual(Object.keys(dependencies).toSorted());
  });

  it('has a line for each of what builds and tests it, and none besides', () => {
    const ofLocalCloud = { ...localCloud.dependencies, ...localCloud.optionalDependencies };
    const names = Object.keys({ ...devDependencies, ...ofLocalCloud }).filter(
      (name) => !(name in dependencies),
    );
    expect(listedUnder('Of building, testing and the local cloud')).toEqual(names.toSorted());
  });
});

describe('the dependencies of the product', () => {
  it('are what functions and shared import, and nothing else', () => {
    const imported = globSync('{functions,shared}/**/*.ts').flatMap(importedBy);
    expect(Object.keys(dependencies).toSorted()).toEqual([...new Set([...imported, ...data])].toSorted());
  });
});
