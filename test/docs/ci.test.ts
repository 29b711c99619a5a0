import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it.each(['.ci/run', '.ci/generated'])('%s names only files that are there', (script) => {
  const named =
    readFileSync(script, 'utf8').match(/\b(?:infra|functions|shared|test|docs)\/[\w./-]+\.\w+/g) ?? [];
  expect(named).not.toEqual([]);
  expect(named.filter((file) => !existsSync(file))).toEqual([]);
});
