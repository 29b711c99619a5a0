import * as z from 'zod';
import type { CatalogueWriter } from '#shared/adapters/dynamodb/catalogue-writer.ts';
import type { Bundle } from './bundle.ts';
import { checkUnit } from './check-unit.ts';
import { publishProcedure } from './publish-procedure.ts';
import { type Known, publishReference } from './publish-reference.ts';
import { type Line, shown } from './report.ts';

type Job = (known: Known) => Promise<Line>;

/**
 * Publishes every record, in an order in which each finds what it relies on, and says of each what became of it.
 * A rejected record stops none of the others.
 */
export async function publishBundles(
  writer: CatalogueWriter,
  bundles: readonly Bundle[],
  today: string,
  say: (line: string) => void,
): Promise<Line[]> {
  const known = await writer.references();
  const jobs = jobsFor(writer, bundles, today);
  const lines: Line[] = [];
  for (const job of jobs) {
    const line = await job(known);
    lines.push(line);
    say(shown(line, lines.length, jobs.length));
  }
  return lines;
}

function jobsFor(writer: CatalogueWriter, bundles: readonly Bundle[], today: string): Job[] {
  const kinds = ['codePatterns', 'calendars', 'units', 'portals'] as const;
  const references = kinds.flatMap((kind) =>
    bundles.flatMap(({ sample, ...bundle }) =>
      inOrder(bundle[kind]).map((record): Job => {
        const check = kind === 'units' ? { check: checkUnit(today) } : {};
        return (known) => publishReference(writer, known, { kind, record, sample, ...check });
      }),
    ),
  );
  const procedures = bundles
    .flatMap((bundle) => inOrder(bundle.procedures))
    .map(
      (record): Job =>
        (known) =>
          publishProcedure(writer, known, record, today),
    );
  return [...references, ...procedures];
}

const Sortable = z.object({ id: z.string(), code: z.string(), version: z.number() }).partial().catch({});

/** Units before those below them, and the versions of a procedure one after the other. */
const inOrder = (records: readonly unknown[]) =>
  records.toSorted((one, other) => sortKey(one).localeCompare(sortKey(other), 'en', { numeric: true }));

const sortKey = (record: unknown) => {
  const { id = '', code = '', version = 0 } = Sortable.parse(record);
  return `${id} ${code} ${version}`;
};
