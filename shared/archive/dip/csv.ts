type Cell = string | number;

/** What spreadsheet programs take for the beginning of a formula, full-width forms among them. */
const formula = /^[=+\-@\t\r＝＋－＠]/;

function written(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const harmless = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Rows as RFC 4180 wants them; a text that would be run as a formula gets an apostrophe before it. */
export const writeCsv = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(written).join(',')}\r\n`).join('');
