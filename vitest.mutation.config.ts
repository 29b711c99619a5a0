import { defineConfig } from 'vitest/config';

/** The tests that the mutants of one folder are run against: test/mutation/mutate.ts names them. */
export default defineConfig({
  test: {
    include: (process.env['MUTATION_TESTS'] ?? '').split(',').filter((glob) => glob !== ''),
    exclude: ['test/dossier/laws.test.ts'],
    testTimeout: 60_000,
  },
});
