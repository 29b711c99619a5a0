import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** An import of one file of `shared/` by another, both as paths from the root. */
export type Import = { from: string; to: string; as: string };

/** The folder that a file of `shared/` belongs to: its word, or its floor. */
export const wordOf = (file: string): string => file.split('/')[1] ?? '';

/** Every import of ours in `shared/`, whether relative or by `#`. */
export const importsOfShared = (): Import[] =>
  globSync('shared/**/*.ts').flatMap((from) =>
    [...readFileSync(from, 'utf8').matchAll(/\b(?:from|import)\s*\(?\s*'([#.][^']+)'/g)].map(
      ([, as = '']) => ({
        from,
        to: as.startsWith('#') ? as.slice(1) : path.join(path.dirname(from), as),
        as,
      }),
    ),
  );
