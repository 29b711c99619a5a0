import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Finding } from '#shared/kernel/finding.ts';
import type { Text } from '#shared/kernel/text.ts';
import { fromNational } from '#shared/procedure/national/from-national.ts';
import { NationalRecords } from '#shared/procedure/national/payload.ts';
import { readJson } from '../bundle.ts';
import { type Line, rejected } from '../report.ts';
import { checkOne } from './check.ts';
import type { Source } from './source.ts';

type Order = { source: Source; out: string; effectiveFrom: string; today: string };

const Coded = z.object({ MATTHC: z.string() });

/** The national records of files. */
export async function readNational(files: readonly string[]): Promise<unknown[]> {
  const read = async (file: string) => {
    const parsed = NationalRecords.safeParse(await readJson(file));
    if (!parsed.success) throw new Error(`${file} holds no records of the national database`);
    return parsed.data;
  };
  return (await Promise.all(files.map(read))).flat();
}

/** Writes the next version that a national record makes into `<out>/<code>.json`; a rejected record writes nothing. */
export async function importOne(
  record: unknown,
  { source, out, effectiveFrom, today }: Order,
): Promise<Line> {
  const { MATTHC: code = '?' } = Coded.safeParse(record).data ?? {};
  const versions = await source.versions(code);
  const imported = fromNational(record, { before: versions.at(-1), effectiveFrom });
  if (!imported.ok) return rejected(code, ...imported.error.map(placed));
  const { procedure, notes } = imported.value;
  const file = join(out, `${procedure.code}.json`);
  await mkdir(out, { recursive: true });
  await writeFile(file, `${JSON.stringify(procedure, null, 2)}\n`);
  const checked = checkOne(procedure, versions, await source.references(), { today });
  return {
    what: `${code} version ${procedure.version} in ${file}`,
    status: checked.status === 'sound' ? 'imported' : 'incomplete',
    notes: [...notes.map(placed), ...checked.notes],
  };
}

/** A finding with the place in the record that it is about. */
const placed = ({ pointer, detail }: Finding): Text =>
  pointer === '' ? detail : { vi: `${pointer}: ${detail.vi}`, en: `${pointer}: ${detail.en}` };
