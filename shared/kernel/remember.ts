const most = 1_000;

/**
 * Remembers what `load` gave for each key, for `milliseconds` of the process's own (monotonic) time; callers at the same
 * moment share one load, and a failed load is forgotten.
 */
export function remember<T>(milliseconds: number, load: (key: string) => Promise<T>) {
  const known = new Map<string, { value: Promise<T>; until: number }>();
  return (key: string): Promise<T> => {
    const found = known.get(key);
    if (found !== undefined && performance.now() < found.until) return found.value;
    if (known.size >= most) known.clear();
    const value = load(key);
    known.set(key, { value, until: performance.now() + milliseconds });
    value.catch(() => known.delete(key));
    return value;
  };
}
