import { afterAll, vi } from 'vitest';

/** Nothing that the tests of this file log is printed. The level of the log is left alone, which outlives a file where files share a process. */
export function quiet(): void {
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockReturnValue(true),
  );
  afterAll(() => {
    for (const spy of spies) spy.mockRestore();
  });
}
