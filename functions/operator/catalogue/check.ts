import * as z from 'zod';
import { Procedure } from '#shared/procedure/procedure.ts';
import { publish } from '#shared/procedure/publish.ts';
import { adviceOn, type Publishing, unknownNames } from '../publish-procedure.ts';
import type { Known } from '../publish-reference.ts';
import { type Line, rejected } from '../report.ts';
import { nameOf } from './records.ts';
import type { Source } from './source.ts';

const Coded = z.object({ code: z.string() });

/** Holds records against the catalogue and against each other, as publishing them one after the other would. */
export async function check(
  source: Source,
  records: readonly unknown[],
  publishing: Publishing,
): Promise<Line[]> {
  const references = await source.references();
  const passed: Procedure[] = [];
  const lines: Line[] = [];
  for (const record of records) {
    const { code = '' } = Coded.safeParse(record).data ?? {};
    const before = [...(await source.versions(code)), ...passed.filter((one) => one.code === code)];
    const line = checkOne(record, before, references, publishing);
    lines.push(line);
    if (line.status === 'sound') passed.push(Procedure.parse(record));
  }
  return lines;
}

/** One record as the version that follows those before; one that is among them is held against those before itself. */
export function checkOne(
  record: unknown,
  versions: readonly Procedure[],
  references: Known,
  { today, lockedFor }: Publishing,
): Line {
  const what = nameOf(record);
  const parsed = Procedure.safeParse(record);
  const before = parsed.success ? versions.filter(({ version }) => version < parsed.data.version) : versions;
  const checked = publish(before, record, today, lockedFor);
  if (!checked.ok) return rejected(what, ...checked.error.map(({ detail }) => detail));
  const { procedure, warnings } = checked.value;
  const strangers = unknownNames(procedure, references, today);
  if (strangers.length > 0) return rejected(what, ...strangers);
  return {
    what,
    status: 'sound',
    notes: [...warnings.map(({ detail }) => detail), ...adviceOn(procedure, references)],
  };
}
