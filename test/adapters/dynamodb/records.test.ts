import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoAccessLog } from '#shared/adapters/dynamodb/access-log.ts';
import { dynamoCatalogueWriter } from '#shared/adapters/dynamodb/catalogue-writer.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference.ts';
import { accessLogContract } from '#test/adapters/access-log.contract.ts';
import { records, referenceContract } from '#test/adapters/reference.contract.ts';
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

describe('reference records in DynamoDB', () => {
  const writer = () => dynamoCatalogueWriter(DynamoDBDocumentClient.from(engine.sdk), engine.table);

  referenceContract(async () => {
    const { putReference, putVersion, line } = writer();
    const put = (key: string, record: unknown) => putReference(key, JSON.stringify(record), undefined);
    for (const one of records.calendars) await put(`CALENDAR#${one.id}#${one.from}`, one);
    for (const one of records.units) await put(`UNIT#${one.id}`, one);
    for (const one of records.portals) await put(`PORTAL#${one.id}`, one);
    for (const one of records.codePatterns) await put(`CODES#${one.from}`, one);
    for (const one of records.feeRules) await put(`FEERULE#${one.id}`, one);
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
