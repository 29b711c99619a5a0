import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { dynamoCatalogueWriter } from '#shared/adapters/dynamodb/reference/catalogue-writer.ts';
import { OfficerRecord } from '#shared/unit/officer.ts';
import { emptyBundle } from '../bundle.ts';
import { say, todayInVietnam } from '../command.ts';
import { publishBundles } from '../publish-bundles.ts';

const writerOf = (table: string) =>
  dynamoCatalogueWriter(DynamoDBDocumentClient.from(new DynamoDBClient({})), table);

/** Publishes the records of officers; throws where one is refused. */
async function publish(table: string, officers: readonly OfficerRecord[]): Promise<void> {
  const records = z.array(z.json()).parse(JSON.parse(JSON.stringify(officers)));
  const bundle = { ...emptyBundle, officers: records };
  const lines = await publishBundles(writerOf(table), [bundle], todayInVietnam(), say);
  if (lines.some(({ status }) => status === 'rejected'))
    throw new Error('The account is there, and the record of the officer is not: mend it and publish it.');
}

/** The record by which the directory knows an officer: by the subject of the tokens. */
export const publishOfficer = (table: string, officer: OfficerRecord) => publish(table, [officer]);

/** Nothing is assigned to somebody whose records are all ended. */
export async function endOfficer(table: string, id: string): Promise<void> {
  const records = [...(await writerOf(table).references())]
    .filter(([sk]) => sk.startsWith('OFFICER#'))
    .map(([, text]) => OfficerRecord.parse(JSON.parse(text)))
    .filter((record) => record.id === id && record.active);
  if (records.length > 0)
    await publish(
      table,
      records.map((record) => ({ ...record, active: false })),
    );
}
