export const kinds = ['ratings', 'guidance', 'book', 'reconciliation'] as const;
export type Kind = (typeof kinds)[number];

/** Which report, and of which days in Việt Nam, both included. */
export interface ReportSearch {
  kind?: Kind;
  from?: string;
  to?: string;
}

const day = /^\d{4}-\d{2}-\d{2}$/;
const dayIn = (value: unknown) => (typeof value === 'string' && day.test(value) ? value : undefined);

/** Reads an address; what makes no sense is left out. */
export function readReportSearch(search: Record<string, unknown>): ReportSearch {
  const kind = kinds.find((one) => one === search['kind']);
  const [from, to] = [dayIn(search['from']), dayIn(search['to'])];
  return { ...(kind && { kind }), ...(from && { from }), ...(to && { to }) };
}

/** Days as they are asked for; those that are left out do not matter. */
export const periodOf = ({ from, to }: ReportSearch) => ({ ...(from && { from }), ...(to && { to }) });
