import { separatorSheets } from '#shared/adapters/scan-batch/separator-sheets.ts';
import { Procedure } from '#shared/procedure/procedure.ts';
import { shippedBundle } from './bundle.ts';
import { command } from './command.ts';

const usage = `Usage: node functions/operator/separators.ts <procedure code> > sheets.pdf

Prints the separator sheets of a procedure that comes with the software, one for each of its components.`;

/** Prints the sheets that the desk puts between the papers of a batch; the same sheets serve again and again. */
async function main([code, ...more]: readonly string[]): Promise<void> {
  if (code === undefined || more.length > 0) throw new Error(usage);
  const procedures = (await shippedBundle()).procedures.map((record) => Procedure.parse(record));
  const procedure = procedures.findLast((one) => one.code === code);
  if (procedure === undefined) {
    const known = procedures.map((one) => `  ${one.code}  ${one.name.vi}`).join('\n');
    throw new Error(`There is no procedure ${code}. There are:\n${known}`);
  }
  const at = `${procedure.effectiveFrom}T00:00:00Z`;
  process.stdout.write(await separatorSheets(procedure.components, { at }));
}

await command(main);
