import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import {
  type CatalogueWriter,
  dynamoCatalogueWriter,
} from '#shared/adapters/dynamodb/reference/catalogue-writer.ts';
import { Procedure } from '#shared/procedure/procedure.ts';
import { shippedBundle } from '../bundle.ts';
import type { Known } from '../publish-reference.ts';
import { kinds } from '../reference-kinds.ts';

/** The catalogue that records are held against: a deployment's table, or what comes with the software. */
export type Source = {
  /** The versions of a procedure so far, the first one first. */
  versions(code: string): Promise<Procedure[]>;
  /** The reference records by their keys, as `UNIT#H00.01`. */
  references(): Promise<Known>;
};

/** The table that `TABLE_NAME` names; undefined where it names none. */
export function namedTable(): CatalogueWriter | undefined {
  const { TABLE_NAME: table } = process.env;
  if (table === undefined || table === '') return undefined;
  return dynamoCatalogueWriter(DynamoDBDocumentClient.from(new DynamoDBClient({})), table);
}

/** The table's catalogue where there is one, the shipped one otherwise. */
export function openSource(): Source {
  const writer = namedTable();
  return writer === undefined ? shippedSource() : tableSource(writer);
}

const tableSource = (writer: CatalogueWriter): Source => ({
  versions: async (code) => ordered((await writer.versions(code)).map((text) => JSON.parse(text))),
  references: () => writer.references(),
});

function shippedSource(): Source {
  const bundle = shippedBundle();
  return {
    async versions(code) {
      const { procedures } = await bundle;
      return ordered(
        procedures.filter((record) => z.object({ code: z.literal(code) }).safeParse(record).success),
      );
    },
    async references() {
      const { units, calendars, resultTemplates, retentionDefaults } = await bundle;
      const prepared = [
        ...units.map(kinds.units),
        ...calendars.map(kinds.calendars),
        ...resultTemplates.map(kinds.resultTemplates),
        ...retentionDefaults.map(kinds.retentionDefaults),
      ];
      return new Map(prepared.flatMap((one) => (one.ok ? [[one.value.sk, one.value.text]] : [])));
    },
  };
}

const ordered = (records: readonly unknown[]) =>
  records.map((record) => Procedure.parse(record)).toSorted((one, other) => one.version - other.version);
