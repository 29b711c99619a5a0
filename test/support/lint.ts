import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A file that imports a module. */
export const importing = (module: string) => `import { x } from '${module}';\n\nx();\n`;

/** What the linter, under our rules, says of files, given by their paths. */
export function lint(files: ReadonlyMap<string, string>, ...options: string[]) {
  const project = mkdtempSync(path.join(tmpdir(), 'motcua-lint-'));
  // Without Git, of which the project has nothing.
  const { vcs: _, ...config } = JSON.parse(readFileSync('biome.json', 'utf8'));
  writeFileSync(path.join(project, 'biome.json'), JSON.stringify(config));
  copyFileSync('biome.floors.json', path.join(project, 'biome.floors.json'));
  for (const [file, text] of files) {
    mkdirSync(path.join(project, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(project, file), text);
  }
  const biome = path.resolve('node_modules/.bin/biome');
  const said = spawnSync(biome, ['lint', '.', ...options], { cwd: project, encoding: 'utf8' });
  rmSync(project, { recursive: true });
  return said;
}
