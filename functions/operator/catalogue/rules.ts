import { latestAt } from '#shared/kernel/dated.ts';
import { type Rule, rulesIn } from '#shared/kernel/evidence.ts';
import type { RetentionDefault } from '#shared/procedure/retention/retention-default.ts';
import { readJson, shippedBundle } from '../bundle.ts';

/** Rules that come with the code and change with it, and the file that applies them; both below `shared/`. */
const ofTheCode = [
  ['dossier/data/one-stop-rules.json', 'dossier/one-stop-rules.ts'],
  ['dossier/data/complaints.json', 'dossier/complaint/complaint.ts'],
  ['dossier/data/corrections.json', 'dossier/correction/correction.ts'],
  ['procedure/wording/data/officialese.json', 'procedure/wording/officialese.ts'],
  ['calendar/data/holidays.json', 'calendar/foreseen-year.ts'],
  ['form/data/form-sets.json', 'form/form-sets.ts'],
  ['file/data/scan-norms.json', 'file/pages/remarks.ts'],
  ['rating/data/rating-schemes.json', 'rating/rating-scheme.ts'],
  ['archive/redaction/reasons.json', 'archive/redaction/reasons.ts'],
] as const;

/** Records that a deployment publishes and may replace, and the file that applies them. */
const published = [
  ['calendars', 'calendar/timetable.ts'],
  ['feeRules', 'fee/fee-due.ts'],
  ['codePatterns', 'unit/dossier-code.ts'],
  ['receiptSeries', 'payment/receipt-series.ts'],
  ['resultTemplates', 'result/template.ts'],
  ['retentionDefaults', 'archive/retention.ts'],
  ['procedures', 'procedure/procedure.ts'],
] as const;

/** The rules of one kind of record. */
export type Law = { kind: string; appliedIn: string; rules: Rule[] };

/** Every rule that comes with the software, with its legal ground, its source and what has to be confirmed. */
export async function shippedLaw(): Promise<Law[]> {
  const shared = new URL('../../../shared/', import.meta.url);
  const code = ofTheCode.map(async ([kind, appliedIn]) => ({
    kind,
    appliedIn,
    rules: rulesIn(await readJson(new URL(kind, shared))),
  }));
  const bundle = await shippedBundle();
  const records = published.map(([kind, appliedIn]) => ({ kind, appliedIn, rules: rulesIn(bundle[kind]) }));
  return [...(await Promise.all(code)), ...records];
}

/** One line for each statement that has to be confirmed before production use. */
export const doubtLines = (rules: readonly Rule[]): string[] =>
  rules.flatMap(({ at, name, doubts }) =>
    doubts.map((doubt) => `  ${[name, at].filter(Boolean).join(' ')}: ${doubt}`),
  );

const noDefault =
  '  no default of the organisation is in force: what no document sets a term for is not published, and waits to be sealed';

/** What has to be confirmed of the organisation's default of retention: of the one in force on a day and of later ones. */
export function defaultDoubts(defaults: readonly RetentionDefault[], today: string): string[] {
  const current = latestAt(defaults, today);
  const counting = defaults.filter((one) => one === current || one.from > today);
  return [...(current === undefined ? [noDefault] : []), ...doubtLines(rulesIn(counting))];
}
