import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

describe('a dossier of 500 MB', () => {
  it('is sealed and verified without being held in memory', { timeout: 120_000 }, () => {
    const script = fileURLToPath(import.meta.resolve('./seal-bench.ts'));
    const { memory } = JSON.parse(
      execFileSync(process.execPath, [script, '500', 'memory'], { encoding: 'utf8' }),
    );
    expect(memory).toMatchObject({ ok: true });
    expect(memory.peakMegabytes).toBeLessThan(320);
  });
});
