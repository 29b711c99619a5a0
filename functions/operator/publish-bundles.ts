import * as z from 'zod';
import type { CatalogueWriter } from '#shared/adapters/dynamodb/reference/catalogue-writer.ts';
import type { Text } from '#shared/kernel/text.ts';
import type { Bundle } from './bundle.ts';
import { checkStoredRetentionDefault } from './check-retention-default.ts';
import { checkStoredDowntime } from './checks/check-downtime.ts';
import { checkStoredFeeRule } from './checks/check-fee-rule.ts';
import { checkOfficer } from './checks/check-officer.ts';
import { checkPortal } from './checks/check-portal.ts';
import { checkUnit } from './checks/check-unit.ts';
import { type Publishing, publishProcedure } from './publish-procedure.ts';
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
  when: string | Publishing,
  say: (line: string) => void,
): Promise<Line[]> {
  const known = await writer.references();
  const jobs = jobsFor(writer, bundles, typeof when === 'string' ? { today: when } : when);
  const lines: Line[] = [];
  for (const job of jobs) {
    const line = await job(known);
    lines.push(line);
    say(shown(line, lines.length, jobs.length));
  }
  return lines;
}

function jobsFor(writer: CatalogueWriter, bundles: readonly Bundle[], on: Publishing): Job[] {
  /** What is asked of a record beside the others of its kind. */
  const checks: Partial<Record<string, (record: unknown, known: Known) => Text[]>> = {
    units: checkUnit(on.today),
    officers: checkOfficer,
    portals: checkPortal,
    feeRules: checkStoredFeeRule,
    downtimes: checkStoredDowntime(on.today),
    retentionDefaults: checkStoredRetentionDefault(on.lockedFor),
  };
  const kinds = [
    'codePatterns',
    'calendars',
    'units',
    'officers',
    'portals',
    'feeRules',
    'downtimes',
    'retentionDefaults',
    'signers',
    'trustAnchors',
    'timeStampAuthorities',
    'resultTemplates',
    'paymentProviders',
    'receiptSeries',
  ] as const;
  const references = kinds.flatMap((kind) =>
    bundles.flatMap(({ sample, ...bundle }) =>
      inOrder(bundle[kind]).map((record): Job => {
        const check = checks[kind];
        return (known) => publishReference(writer, known, { kind, record, sample, ...(check && { check }) });
      }),
    ),
  );
  const procedures = bundles
    .flatMap((bundle) => inOrder(bundle.procedures))
    .map(
      (record): Job =>
        (known) =>
          publishProcedure(writer, known, record, on),
    );
  return [...references, ...procedures];
}

const Sortable = z
  .object({ from: z.string(), id: z.string(), code: z.string(), version: z.number() })
  .partial()
  .catch({});

/** What began earlier and units before those below them, and the versions of a procedure one after the other. */
const inOrder = (records: readonly unknown[]) =>
  records.toSorted((one, other) => sortKey(one).localeCompare(sortKey(other), 'en', { numeric: true }));

const sortKey = (record: unknown) => {
  const { from = '', id = '', code = '', version = 0 } = Sortable.parse(record);
  return `${from} ${id} ${code} ${version}`;
};
