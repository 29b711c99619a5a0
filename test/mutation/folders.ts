/** The folders that are mutated, with the tests that have to notice. */
export const folders: Record<string, string[]> = {
  'shared/calendar': ['test/calendar/**/*.test.ts'],
  'shared/dossier': [
    'test/dossier/**/*.test.ts',
    'test/fee/**/*.test.ts',
    'test/webhook/*.test.ts',
    'test/use-cases/process/@(check-up|reconcile|redate-open|sweep).test.ts',
    'test/paper/@(due|supplement-request).test.ts',
    'test/use-cases/payment/*.test.ts',
    'test/use-cases/post/*.test.ts',
    'test/use-cases/dossier/*.test.ts',
    'test/api/show/*.test.ts',
    'test/use-cases/result/end-result.test.ts',
    'test/functions/lists.test.ts',
    'test/adapters/memory/contracts.test.ts',
  ],
  'shared/fee': [
    'test/fee/**/*.test.ts',
    'test/api/show/payment.test.ts',
    'test/dossier/acts/pa*.test.ts',
    'test/dossier/refusals.test.ts',
  ],
  'shared/journal': ['test/journal/**/*.test.ts', 'test/use-cases/dossier/obey.test.ts'],
  'shared/archive/verification': ['test/archive/verification/**/*.test.ts'],
  'shared/archive/proof': ['test/archive/proof/**/*.test.ts', 'test/use-cases/archive/*.test.ts'],
  'shared/unit/rights.ts': [
    'test/unit/rights.test.ts',
    'test/dossier/acts/consult*.test.ts',
    'test/api/show/consultation.test.ts',
    'test/dossier/refusals.test.ts',
  ],
  // Those of the auditor start an engine of tables, which is not copied for the changed sources.
  'functions/http': ['test/functions/*.test.ts', 'test/functions/@(http|answers|public)/*.test.ts'],
  'functions/answers': ['test/functions/*.test.ts', 'test/functions/@(http|answers|public)/*.test.ts'],
};
