import { defineConfig } from 'vitest/config';

/** Tests of the pure core and the engines run beside each other; those that start a whole cloud run one by one. */
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
    ],
  },
});
