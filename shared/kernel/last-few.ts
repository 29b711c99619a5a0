/** Keeps what was used last, by its key, and forgets what was not used for longest. */
export function lastFew<T>(most: number) {
  const kept = new Map<string, T>();
  const keep = (key: string, value: T): T => {
    kept.delete(key);
    kept.set(key, value);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return value;
  };
  return {
    keep,
    find(key: string): T | undefined {
      const value = kept.get(key);
      return value === undefined ? undefined : keep(key, value);
    },
  };
}
