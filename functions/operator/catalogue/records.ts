import * as z from 'zod';
import { readJson } from '../bundle.ts';

const Records = z.union([
  z.array(z.json()),
  z.looseObject({ procedures: z.array(z.json()) }).transform(({ procedures }) => procedures),
  z.record(z.string(), z.json()).transform((record) => [record]),
]);

/** The procedures of files: one record, a list of them, or a bundle with `procedures`. */
export async function readProcedures(files: readonly string[]): Promise<z.core.util.JSONType[]> {
  const read = async (file: string) => {
    const parsed = Records.safeParse(await readJson(file));
    if (!parsed.success) throw new Error(`${file} holds no procedures`);
    return parsed.data;
  };
  return (await Promise.all(files.map(read))).flat();
}

const Named = z.object({ code: z.string(), version: z.int() }).partial();

/** How a record is called in a report, however wrong it is. */
export function nameOf(record: unknown): string {
  const { code = '?', version = '?' } = Named.safeParse(record).data ?? {};
  return `${code} version ${version}`;
}
