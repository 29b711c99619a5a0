import * as z from 'zod';
import { readJson } from '../bundle.ts';
import { type Line, rejected } from '../report.ts';

const Records = z.union([
  z.array(z.json()),
  z.looseObject({ procedures: z.array(z.json()) }).transform(({ procedures }) => procedures),
  z.record(z.string(), z.json()).transform((record) => [record]),
]);

/** Procedures of files: one record, a list of them, or a bundle with `procedures`; and what is said of other files. */
export type Read = { records: z.core.util.JSONType[]; broken: Line[] };

/** A file that holds no procedures is a line of the report, and keeps no other from being read. */
export async function readProcedures(files: readonly string[]): Promise<Read> {
  const read = await Promise.all(files.map((file) => readOne(file)));
  return {
    records: read.flatMap((one) => ('records' in one ? one.records : [])),
    broken: read.flatMap((one) => ('broken' in one ? [one.broken] : [])),
  };
}

async function readOne(file: string): Promise<{ records: z.core.util.JSONType[] } | { broken: Line }> {
  const found = await readJson(file).catch((error: Error) => error);
  if (found instanceof Error)
    return {
      broken: rejected(file, {
        vi: `Không đọc được tệp: ${found.message}`,
        en: `The file cannot be read: ${found.message}`,
      }),
    };
  const parsed = Records.safeParse(found);
  return parsed.success
    ? { records: parsed.data }
    : { broken: rejected(file, { vi: 'Tệp không chứa thủ tục nào.', en: 'The file holds no procedures.' }) };
}

const Named = z.object({ code: z.string(), version: z.int() }).partial();

/** How a record is called in a report, however wrong it is. */
export function nameOf(record: unknown): string {
  const { code = '?', version = '?' } = Named.safeParse(record).data ?? {};
  return `${code} version ${version}`;
}
