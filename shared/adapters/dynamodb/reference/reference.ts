import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { Calendar } from '#shared/calendar/calendar.ts';
import type { Reference } from '#shared/dossier/reference.ts';
import { FeeRule } from '#shared/fee/fee-rule.ts';
import { latestAt } from '#shared/kernel/dated.ts';
import { remember } from '#shared/kernel/remember.ts';
import { PaymentProvider } from '#shared/payment/provider.ts';
import { ReceiptSeries } from '#shared/payment/receipt-series.ts';
import { versionOn } from '#shared/procedure/catalogue-line.ts';
import { Downtime } from '#shared/procedure/downtime.ts';
import { Procedure } from '#shared/procedure/procedure.ts';
import { RetentionDefault } from '#shared/procedure/retention/retention-default.ts';
import { CodePattern } from '#shared/unit/dossier-code.ts';
import { OfficerRecord } from '#shared/unit/officer.ts';
import { Portal } from '#shared/unit/portal.ts';
import { Unit } from '#shared/unit/unit.ts';
import { calendarVersion, keys } from '../kit/keys.ts';
import { partitions } from '../kit/partitions.ts';
import { fresh, freshCalendars, referenceRecords } from './reference-records.ts';

class UnknownVersion extends Error {}

const absent = (error: unknown) => {
  if (error instanceof UnknownVersion) return undefined;
  throw error;
};

/** The dated records of the table, read once and remembered. */
export type ReferenceReader = Reference & {
  units(): Promise<Unit[]>;
  portals(): Promise<Portal[]>;
  codePatterns(): Promise<CodePattern[]>;
  downtimes(): Promise<Downtime[]>;
  retentionDefaults(): Promise<RetentionDefault[]>;
  paymentProviders(): Promise<PaymentProvider[]>;
  receiptSeries(): Promise<ReceiptSeries[]>;
};

export function dynamoReference(client: DynamoDBClient, table: string): ReferenceReader {
  const { query, under, all } = referenceRecords(client, table);
  const version = remember(Number.POSITIVE_INFINITY, async (id: string) => {
    const [code = '', number] = id.split('#');
    const { Item } = await client.send(
      new GetItemCommand({
        TableName: table,
        Key: keys.procedure(code, Number(number)),
      }),
    );
    // Thrown, so that a version published later is found.
    if (Item?.['record']?.S === undefined) throw new UnknownVersion(id);
    return Procedure.parse(JSON.parse(Item['record'].S));
  });
  const versions = remember(fresh, async (code: string) =>
    (await query(`${partitions.procedures}${code}`, 'VERSION#')).map((record) => Procedure.parse(record)),
  );
  const officers = under(OfficerRecord);
  const calendars = all('CALENDAR#', Calendar, freshCalendars);
  const versionOfCalendar = remember(Number.POSITIVE_INFINITY, async (sk: string) => {
    const { Item } = await client.send(new GetItemCommand({ TableName: table, Key: keys.reference(sk) }));
    if (Item?.['record']?.S === undefined) throw new UnknownVersion(sk);
    return Calendar.parse(JSON.parse(Item['record'].S));
  });

  return {
    async procedure(code, which) {
      if ('version' in which) return version(`${code}#${which.version}`).catch(absent);
      return versionOn(await versions(code), which.date);
    },
    async calendar(id, which) {
      const same = (await calendars()).filter((calendar) => calendar.id === id);
      const found = 'from' in which ? same.find(({ from }) => from === which.from) : latestAt(same, which.at);
      if (found === undefined)
        throw new Error(`calendar ${id} is not published for ${JSON.stringify(which)}`);
      const wanted = 'from' in which ? which.version : undefined;
      if (wanted === undefined || wanted === found.version) return found;
      return (await versionOfCalendar(calendarVersion({ ...found, version: wanted })).catch(absent)) ?? found;
    },
    officers: (unit) => officers(`OFFICER#${unit}#`),
    units: all('UNIT#', Unit),
    portals: all('PORTAL#', Portal),
    codePatterns: all('CODES#', CodePattern),
    feeRules: all('FEERULE#', FeeRule),
    downtimes: all('DOWNTIME#', Downtime),
    retentionDefaults: all('RETENTION#', RetentionDefault),
    paymentProviders: all('PAYMENTPROVIDER#', PaymentProvider),
    receiptSeries: all('RECEIPTSERIES#', ReceiptSeries),
  };
}
