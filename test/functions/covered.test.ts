import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The functions behind the API: those that have routes. */
const functions = readdirSync('functions').filter((name) => existsSync(`functions/${name}/routes.ts`));

/** Their resource files, each with the routes that the function serves of it. */
const resources = functions.flatMap((name) => {
  const imports = readFileSync(`functions/${name}/routes.ts`, 'utf8').matchAll(
    /import \{([^}]+)\} from '\.\/([\w-]+)\.ts'/g,
  );
  return [...imports].map(([, routes = '', file]) => ({
    resource: `${name}/${file}`,
    routes: routes.split(',').flatMap((route) => route.trim() || []),
  }));
});

describe('the functions behind the API', () => {
  it('have resources', () => {
    expect(functions).toContain('public');
    expect(resources.length).toBeGreaterThan(functions.length);
  });

  it.each(resources)('test every route of $resource under its path', ({ resource, routes }) => {
    expect(existsSync(`test/functions/${resource}.test.ts`)).toBe(true);
    const tests = globSync(`test/functions/${resource}{,-*}.test.ts`).map((file) =>
      readFileSync(file, 'utf8'),
    );
    const calls = (route: string) => tests.some((test) => test.includes(`${route}(`));
    expect(routes.filter((route) => !calls(route))).toEqual([]);
  });
});
