import { existsSync } from 'node:fs';

/** Where what a package brings lies: beside the code in a bundle, in the sources in the package itself. */
export function besideOrInstalled(file: string): URL {
  const beside = new URL(`./recognition/${file}`, import.meta.url);
  return existsSync(beside) ? beside : new URL(`../../../node_modules/${file}`, import.meta.url);
}
