import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { importing, lint } from '#test/support/lint.ts';
import { drawing, table } from './drawing.ts';
import { readFloors } from './floors.ts';
import { importsOfShared, wordOf } from './imports.ts';

const floors = readFloors();
const words = [...floors.keys()];
const imports = importsOfShared();

describe('the floors of shared/', () => {
  it('are said for every folder but the adapters, which stand on all', () => {
    expect(words.toSorted()).toEqual(
      readdirSync('shared')
        .filter((one) => one !== 'adapters')
        .toSorted(),
    );
  });

  it('stand on those that come before them, so that there is no circle', () => {
    const up = [...floors].flatMap(([word, allowed]) =>
      allowed.filter((one) => words.indexOf(one) >= words.indexOf(word)).map((one) => `${word} > ${one}`),
    );
    expect(up).toEqual([]);
  });

  it('are left by no relative import, which the linter would not see', () => {
    const leaving = imports.filter(({ from, to, as }) => as.startsWith('.') && wordOf(from) !== wordOf(to));
    expect(leaving).toEqual([]);
  });

  it('allow nothing that nobody imports', () => {
    const used = new Set(imports.map(({ from, to }) => `${wordOf(from)} > ${wordOf(to)}`));
    const unused = [...floors].flatMap(([word, allowed]) =>
      allowed.map((one) => `${word} > ${one}`).filter((arrow) => !used.has(arrow)),
    );
    expect(unused).toEqual([]);
  });

  it('are drawn in docs/architecture.md', () => {
    const page = readFileSync('docs/architecture.md', 'utf8');
    expect(page).toContain(drawing(imports));
    expect(page).toContain(table(floors));
  });
});

/** For every folder a file for each import that it may make, and one for each that it may not. */
describe('the linter', () => {
  const arrows = words.flatMap((word) =>
    [...words, 'adapters'].filter((other) => other !== word).map((other) => ({ word, other })),
  );
  const fileOf = (word: string, other: string) => `shared/${word}/${other}.ts`;
  let refused: Set<string>;

  beforeAll(() => {
    const crossing = arrows.map(
      ({ word, other }) => [fileOf(word, other), importing(`#shared/${other}/x.ts`)] as const,
    );
    const files = new Map([...crossing, ['shared/kernel/read.ts', importing('node:fs')]]);
    const { stdout } = lint(files, '--reporter=json', '--max-diagnostics=none');
    refused = new Set([...stdout.matchAll(/shared\/[\w-]+\/[\w-]+\.ts/g)].map(([file]) => file));
  });

  it.each(words)('lets %s import what it stands on, and nothing else', (word) => {
    const others = arrows.filter((arrow) => arrow.word === word).map(({ other }) => other);
    expect(others.filter((other) => !refused.has(fileOf(word, other))).toSorted()).toEqual(
      floors.get(word)?.toSorted(),
    );
  });

  it('lets no word read a file', () => {
    expect(refused).toContain('shared/kernel/read.ts');
  });

  it.each(['', 'type '])('refuses a circle of two files (import %s…)', (kind) => {
    const one = `import ${kind}{ Other } from './other.ts';\n\nexport interface One {\n  other: Other;\n}\n`;
    const other = `import ${kind}{ One } from './one.ts';\n\nexport interface Other {\n  one: One;\n}\n`;
    const files = new Map(Object.entries({ 'shared/kernel/one.ts': one, 'shared/kernel/other.ts': other }));
    const { stderr, stdout } = lint(files, '--only=suspicious/noImportCycles');
    expect(stderr + stdout).toContain('This import is part of a cycle');
  });
});
