import * as z from 'zod';
import { JournalEntry } from '#shared/journal/journal.ts';
import { DossierRecord } from './dossier-record.ts';
import { readableJson } from './entries.ts';
import { dublinCoreSchema } from './metadata/dublin-core.ts';
import { VietnameseArchival } from './metadata/vn-archival.ts';

type Schema = { name: string; mediaType: string; text: string };

const json = (name: string, schema: z.ZodType): Schema => ({
  name: `${name}.schema.json`,
  mediaType: 'application/json',
  text: readableJson(z.toJSONSchema(schema)),
});

let written: readonly Schema[] | undefined;

/** The schemas that travel with every package, so that its data can be read without this software. */
export function packageSchemas(): readonly Schema[] {
  written ??= [
    { name: 'dublin-core.xsd', mediaType: 'application/xml', text: dublinCoreSchema },
    json('dossier', DossierRecord),
    json('journal-entry', JournalEntry),
    json('vn-archival', VietnameseArchival),
  ];
  return written;
}
