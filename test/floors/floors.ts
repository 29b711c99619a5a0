import { readFileSync } from 'node:fs';
import * as z from 'zod';

const Config = z.object({
  overrides: z.array(
    z.object({
      includes: z.tuple([z.string()]),
      linter: z.object({
        rules: z.object({
          style: z.object({
            noRestrictedImports: z.object({
              options: z.object({ patterns: z.array(z.object({ group: z.array(z.string()) })) }),
            }),
          }),
        }),
      }),
    }),
  ),
});

const folder = /^!?#?shared\/([^/]+)\/\*\*$/;

/** What each folder of `shared/` may import besides itself, as the linter's rules say, in their order. */
export function readFloors(): Map<string, string[]> {
  const { overrides } = Config.parse(JSON.parse(readFileSync('biome.floors.json', 'utf8')));
  return new Map(
    overrides.map(({ includes: [includes], linter }) => {
      const word = folder.exec(includes)?.[1] ?? includes;
      const { patterns } = linter.rules.style.noRestrictedImports.options;
      const allowed = patterns.flatMap(({ group }) => group).flatMap((one) => folder.exec(one)?.[1] ?? []);
      return [word, allowed.filter((one) => one !== word)];
    }),
  );
}
