import { fold } from '#shared/kernel/fold.ts';

const longest = 40;

/** A short identifier made of a Vietnamese name, unlike all that are taken. */
export function slug(name: string, taken: ReadonlySet<string>): string {
  const words =
    fold(name)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'x';
  for (let count = 1; ; count += 1) {
    const suffix = count === 1 ? '' : `-${count}`;
    const id = words.slice(0, longest - suffix.length).replace(/-$/, '') + suffix;
    if (!taken.has(id)) return id;
  }
}
