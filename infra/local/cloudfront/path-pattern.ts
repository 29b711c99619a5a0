/** Whether a path fits the pattern of a behaviour; a leading slash may be left out there. */
export function fitsPattern(pattern: string, path: string): boolean {
  const written = pattern.startsWith('/') || pattern.startsWith('*') ? pattern : `/${pattern}`;
  const source = written
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(path);
}
