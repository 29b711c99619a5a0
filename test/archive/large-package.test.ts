import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const script = fileURLToPath(import.meta.resolve('./seal-bench.ts'));

/** The peak of a process of its own that seals and verifies a dossier of so many megabytes. */
function peakMegabytes(megabytes: number): number {
  const printed = execFileSync(process.execPath, [script, String(megabytes), 'memory'], { encoding: 'utf8' });
  const { memory } = JSON.parse(printed);
  expect(memory).toMatchObject({ ok: true });
  return memory.peakMegabytes;
}

it('seals and verifies a large dossier in the memory of a small one', { timeout: 300_000 }, () => {
  const small = peakMegabytes(50);
  for (const megabytes of [200, 500]) expect(peakMegabytes(megabytes)).toBeLessThan(small + 100);
});
