import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Functions behind the API whose callers are held to no limit, and why. */
const exceptions: Record<string, string> = {};

const callsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/^export const handler = (\w+)\(/gm)].map(([, name]) => name);

describe('the callers of the API', () => {
  it.each(globSync('functions/*/routes.ts').filter((file) => exceptions[file] === undefined))(
    'are held to their limits by %s',
    (file) => {
      expect(callsOf(file)).toEqual(['limitedApi']);
    },
  );

  it('are served without a limit by nobody else', () => {
    const users = globSync('functions/**/*.ts').filter((file) =>
      /from '(#functions\/http|\.)\/api\.ts'/.test(readFileSync(file, 'utf8')),
    );
    expect(users.filter((file) => exceptions[file] === undefined)).toEqual(['functions/http/limited-api.ts']);
  });
});
