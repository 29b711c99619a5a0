type Line = { path: string; sha256: string };

const codes: Readonly<Record<string, string>> = { '%': '%25', '\r': '%0D', '\n': '%0A' };

const encodePath = (path: string) => path.replace(/[%\r\n]/g, (character) => codes[character] ?? character);

const decodePath = (path: string) =>
  path.replace(/%(25|0d|0a)/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));

/** A BagIt manifest (RFC 8493, 2.1.3): checksum, two spaces, path. */
export const writeManifest = (lines: readonly Line[]): string =>
  lines.map(({ path, sha256 }) => `${sha256}  ${encodePath(path)}\n`).join('');

/** Reads a manifest; lines that are none come back as `unreadable`. */
export function readManifest(text: string): { lines: Line[]; unreadable: string[] } {
  const lines: Line[] = [];
  const unreadable: string[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line === '') continue;
    const [, sha256, path] = /^([0-9a-fA-F]{64})[ \t]+\*?(.+)$/.exec(line) ?? [];
    if (sha256 === undefined || path === undefined) unreadable.push(line);
    else lines.push({ path: decodePath(path), sha256: sha256.toLowerCase() });
  }
  return { lines, unreadable };
}
