import { defineConfig } from 'vitest/config';

/** What meets what only `prod` has: scans of whatever is uploaded, printed, split or kept. `E2E=all` runs everything there. */
const inProd = [
  'audit',
  'batches',
  'cases',
  'hostile-files',
  'papers',
  'payments',
  'procedures',
  'story',
].map((name) => `test/e2e/${name}.test.ts`);

/**
 * Tests of the pure core and the engines run beside each other; those that start a whole cloud run one by one, on the
 * template of `dev` and then on that of `prod`, where files are scanned for malware.
 */
export default defineConfig({
  test: {
    // Far above what any machine needs: a limit is for what hangs, not for what is slow.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    projects: [
      { extends: true, test: { name: 'parts', include: ['test/**/*.test.ts'], exclude: ['test/e2e/**'] } },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['test/e2e/**/*.test.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'prod',
          include: process.env['E2E'] === 'all' ? ['test/e2e/**/*.test.ts'] : inProd,
          env: { STAGE: 'prod' },
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
