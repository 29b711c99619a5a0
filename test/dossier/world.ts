import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { memoryAbsenceStore } from '#shared/adapters/memory/absence-store.ts';
import { memoryConsignmentStore } from '#shared/adapters/memory/consignment-store.ts';
import { memoryDossiers } from '#shared/adapters/memory/dossiers.ts';
import { memoryReference } from '#shared/adapters/memory/reference.ts';
import { memoryResultLog } from '#shared/adapters/memory/result-log.ts';
import { FeeRule } from '#shared/fee/fee-rule.ts';
import type { PaymentProvider } from '#shared/payment/provider.ts';
import { ReceiptSeries } from '#shared/payment/receipt-series.ts';
import { RetentionDefault } from '#shared/procedure/retention/retention-default.ts';
import { CodePattern } from '#shared/unit/dossier-code.ts';
import { OfficerRecord } from '#shared/unit/officer.ts';
import type { Portal } from '#shared/unit/portal.ts';
import { Unit } from '#shared/unit/unit.ts';
import { type HandIn, type HandInDeps, handIn } from '#shared/use-cases/dossier/hand-in.ts';
import { obey } from '#shared/use-cases/dossier/obey.ts';
import { application, calendar, declared, local, portal, procedure, sameDay, system } from './fixtures.ts';

const shipped = <T>(file: string, schema: z.ZodType<T>) =>
  z.array(schema).parse(JSON.parse(readFileSync(new URL(`../../shared/${file}`, import.meta.url), 'utf8')));

export const records = {
  procedures: [procedure, sameDay],
  calendars: [calendar],
  units: shipped('unit/data/units.json', Unit),
  officers: shipped('unit/data/officers.json', OfficerRecord),
  portals: [] as Portal[],
  codePatterns: shipped('unit/data/code-patterns.json', CodePattern),
  feeRules: shipped('fee/data/fee-rules.json', FeeRule),
  retentionDefaults: shipped('procedure/retention/data/retention-defaults.json', RetentionDefault),
  paymentProviders: [] as PaymentProvider[],
  receiptSeries: shipped('payment/data/receipt-series.json', ReceiptSeries),
};

/** A deployment in memory: no dossier yet, the shipped units and calendar, two procedures. */
export const world = (changes: Partial<typeof records> = {}) => ({
  ...memoryDossiers(),
  consignments: memoryConsignmentStore(),
  absences: memoryAbsenceStore(),
  results: memoryResultLog(),
  hashPerson: async (text: string) => createHmac('sha256', 'people').update(text).digest('hex'),
  reference: memoryReference({ ...records, ...changes }),
});

let sent = 0;

/** A submission as the portal sends it, each under a key and with file ids of its own. */
export function submission(changes: Partial<HandIn> = {}): HandIn {
  sent += 1;
  return {
    procedure: '1.004873',
    draft: application({ files: [declared(`f${sent}`)] }),
    by: portal as HandIn['by'],
    at: local('2026-03-02 08:00'),
    claim: { actor: 'portal:cong-dvcqg', key: `key-${sent}`, digest: 'digest' },
    ...changes,
  };
}

/** A submitted dossier in the store. */
export async function submittedIn(deps: HandInDeps, own: Parameters<typeof submission>[0] = {}) {
  const handedIn = await handIn(deps, submission(own));
  if (!handedIn.ok) throw new Error(JSON.stringify(handedIn.error));
  const { code, files } = handedIn.value;
  const command = { type: 'inspect', file: files[0]?.id ?? '', pages: 1 } as const;
  const obeyed = await obey(deps, { code, command, by: system, at: local('2026-03-02 08:05') });
  if (!obeyed.ok) throw new Error(JSON.stringify(obeyed.error));
  return obeyed.value;
}
