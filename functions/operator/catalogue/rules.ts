import { type Rule, rulesIn } from '#shared/kernel/evidence.ts';
import { readJson, shippedBundle } from '../bundle.ts';

/** Rules that come with the code and are changed with it, and what acts by them; both below `shared/`. */
const ofTheCode = {
  'dossier/data/one-stop-rules.json': 'dossier/one-stop-rules.ts',
  'calendar/data/holidays.json': 'calendar/foreseen-year.ts',
  'form/data/form-sets.json': 'form/form-sets.ts',
  'file/data/scan-norms.json': 'file/pages/remarks.ts',
  'rating/data/rating-schemes.json': 'rating/rating-scheme.ts',
  'archive/redaction/reasons.json': 'archive/redaction/reasons.ts',
} as const;

/** Records that a deployment publishes and may replace, and what acts by them. */
const published = {
  calendars: 'calendar/timetable.ts',
  feeRules: 'fee/fee-due.ts',
  codePatterns: 'unit/dossier-code.ts',
  receiptSeries: 'payment/receipt-series.ts',
  resultTemplates: 'result/template.ts',
  procedures: 'procedure/procedure.ts',
} as const;

/** The rules of one kind of record. */
export type Law = { kind: string; actsIn: string; rules: Rule[] };

/** Every rule that comes with the software, with its ground, its evidence and what of it is to be confirmed. */
export async function shippedLaw(): Promise<Law[]> {
  const shared = new URL('../../../shared/', import.meta.url);
  const code = Object.entries(ofTheCode).map(async ([file, actsIn]) => ({
    kind: file,
    actsIn,
    rules: rulesIn(await readJson(new URL(file, shared))),
  }));
  const bundle = await shippedBundle();
  const records = Object.entries(published).map(([kind, actsIn]) => ({
    kind,
    actsIn,
    rules: rulesIn(bundle[kind as keyof typeof published]),
  }));
  return [...(await Promise.all(code)), ...records];
}

/** What is to be confirmed before it is relied on, a line for each doubt. */
export const doubtLines = (rules: readonly Rule[]): string[] =>
  rules.flatMap(({ at, name, doubts }) =>
    doubts.map((doubt) => `  ${[name, at].filter(Boolean).join(' ')}: ${doubt}`),
  );
