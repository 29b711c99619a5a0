import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishReference } from '#functions/operator/publish-reference.ts';
import { dynamoAccessLog } from '#shared/adapters/dynamodb/archive/access-log.ts';
import { dynamoNoticeLog } from '#shared/adapters/dynamodb/dossier/notice-log.ts';
import { dynamoCatalogueWriter } from '#shared/adapters/dynamodb/reference/catalogue-writer.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference/reference.ts';
import { dynamoAbsenceStore } from '#shared/adapters/dynamodb/unit/absence-store.ts';
import { dynamoResultLog } from '#shared/adapters/dynamodb/unit/result-log.ts';
import { dynamoUnitRecordStore } from '#shared/adapters/dynamodb/unit/unit-record-store.ts';
import { absenceStoreContract } from '#test/adapters/absence-store.contract.ts';
import { accessLogContract } from '#test/adapters/access-log.contract.ts';
import { noticeLogContract } from '#test/adapters/notice-log.contract.ts';
import { records, referenceContract } from '#test/adapters/reference.contract.ts';
import { resultLogContract } from '#test/adapters/result-log.contract.ts';
import { Noted, unitRecordStoreContract } from '#test/adapters/unit-record-store.contract.ts';
import { calendar, procedure } from '#test/dossier/fixtures.ts';
import { startDynoxide } from './dynoxide.ts';

let engine: Awaited<ReturnType<typeof startDynoxide>>;
beforeAll(async () => {
  engine = await startDynoxide();
});
afterAll(() => engine.stop());

describe('accesses in DynamoDB', () => {
  accessLogContract(() => dynamoAccessLog(engine.client, engine.table));
});

describe('absences in DynamoDB', () => {
  absenceStoreContract(() => dynamoAbsenceStore(engine.client, engine.table));
});

describe('notices in DynamoDB', () => {
  noticeLogContract(() => dynamoNoticeLog(engine.client, engine.table));
});

describe('records of units in DynamoDB', () => {
  unitRecordStoreContract(() =>
    dynamoUnitRecordStore(engine.client, engine.table, {
      partition: 'ratings',
      list: 'RATED',
      schema: Noted,
    }),
  );
});

describe('the register of results in DynamoDB', () => {
  resultLogContract(() => dynamoResultLog(engine.client, engine.table));
});

describe('reference records in DynamoDB', () => {
  const writer = () => dynamoCatalogueWriter(DynamoDBDocumentClient.from(engine.sdk), engine.table);

  referenceContract(async () => {
    const { putReference, putVersion, line } = writer();
    const put = (key: string, record: unknown) => putReference(key, JSON.stringify(record), undefined);
    const keyed = [
      ...records.units.map((one) => [`UNIT#${one.id}`, one] as const),
      ...records.officers.map((one) => [`OFFICER#${one.unit}#${one.id}#${one.from}`, one] as const),
      ...records.portals.map((one) => [`PORTAL#${one.id}`, one] as const),
      ...records.codePatterns.map((one) => [`CODES#${one.from}`, one] as const),
      ...records.feeRules.map((one) => [`FEERULE#${one.id}`, one] as const),
      ...(records.paymentProviders ?? []).map((one) => [`PAYMENTPROVIDER#${one.id}`, one] as const),
      ...(records.receiptSeries ?? []).map((one) => [`RECEIPTSERIES#${one.unit}#${one.from}`, one] as const),
      ...(records.retentionDefaults ?? []).map((one) => [`RETENTION#${one.from}`, one] as const),
    ];
    for (const [key, record] of keyed) await put(key, record);
    const known = new Map<string, string>();
    for (const record of records.calendars)
      await publishReference(writer(), known, { kind: 'calendars', record, sample: false });
    for (const { code, version, effectiveFrom, ...rest } of records.procedures) {
      const record = JSON.stringify({ code, version, effectiveFrom, ...rest });
      const written = await putVersion(
        { code, version, effectiveFrom, record, summary: '{}' },
        await line(code),
      );
      expect(written.ok).toBe(true);
    }
    return dynamoReference(engine.client, engine.table);
  });

  it('are read once and remembered; a version that comes later is found all the same', async () => {
    const reference = dynamoReference(engine.client, engine.table);
    const next = { ...procedure, code: 'LOCAL.LATER', version: 1 };
    expect(await reference.procedure('LOCAL.LATER', { version: 1 })).toBeUndefined();
    const text = { ...next, record: JSON.stringify(next), summary: '{}' };
    await writer().putVersion(text, undefined);
    expect(await reference.procedure('LOCAL.LATER', { version: 1 })).toEqual(next);
    const [first, second] = await Promise.all([
      reference.calendar('vn-gov', { from: calendar.from }),
      reference.calendar('vn-gov', { from: calendar.from }),
    ]);
    expect(first).toBe(second);
  });
});
