import * as z from 'zod';
import type { CatalogueWriter } from '#shared/adapters/dynamodb/reference/catalogue-writer.ts';
import type { Text } from '#shared/kernel/text.ts';
import { catalogueLine } from '#shared/procedure/catalogue-line.ts';
import { checkData } from '#shared/procedure/checks/data-check.ts';
import { checkPrinted } from '#shared/procedure/checks/reference-checks.ts';
import { checkDefault } from '#shared/procedure/checks/retention-check.ts';
import { Procedure } from '#shared/procedure/procedure.ts';
import { publish } from '#shared/procedure/publish.ts';
import { ResultTemplate } from '#shared/result/template.ts';
import { blanksOf, fieldsIn } from '#shared/result/template-checks.ts';
import { storedDefaults } from './check-retention-default.ts';
import type { Known } from './publish-reference.ts';
import { canonical } from './reference-kinds.ts';
import { changedMeanwhile, changedUnderTheSameVersion, type Line, rejected } from './report.ts';

/** When it is published, and for how many days the archive of the stage locks at least, where that is known. */
export type Publishing = { today: string; lockedFor?: number | undefined };

const Named = z.object({ code: z.string(), version: z.int() });

/** Writes one version of a procedure, unless it is there already or fails a check. */
export async function publishProcedure(
  writer: CatalogueWriter,
  known: Known,
  record: unknown,
  { today, lockedFor }: Publishing,
): Promise<Line> {
  const named = Named.safeParse(record);
  const { code, version } = named.success ? named.data : { code: '?', version: 0 };
  const what = `PROCEDURE#${code} version ${version}`;
  const existing = named.success ? await read(writer, code) : [];
  const same = existing.find((other) => other.version === version);
  if (same !== undefined) return refresh(writer, existing, today, { what, same, record });

  const checked = publish(existing, record, today, lockedFor);
  if (!checked.ok) return rejected(what, ...checked.error.map(({ detail }) => detail));
  const { procedure, warnings } = checked.value;
  const strangers = unknownNames(procedure, known, today);
  if (strangers.length > 0) return rejected(what, ...strangers);

  const summary = canonical(catalogueLine([...existing, procedure], today));
  const text = {
    code,
    version,
    effectiveFrom: procedure.effectiveFrom,
    // Not in canonical form: forms are shown in the order in which their schemas name the fields.
    record: JSON.stringify(procedure),
    summary,
  };
  const written = await writer.putVersion(text, await writer.line(code));
  if (!written.ok) return rejected(what, changedMeanwhile);
  return {
    what,
    status: 'written',
    notes: [...warnings.map(({ detail }) => detail), ...adviceOn(procedure, known)],
  };
}

const read = async (writer: CatalogueWriter, code: string) =>
  (await writer.versions(code)).map((text) => Procedure.parse(JSON.parse(text)));

type Again = { what: string; same: Procedure; record: unknown };

/** A version that is there already: the same, or an error; its catalogue line may have to move on to a later version. */
async function refresh(
  writer: CatalogueWriter,
  existing: readonly Procedure[],
  today: string,
  { what, same, record }: Again,
): Promise<Line> {
  const parsed = Procedure.safeParse(record);
  if (!parsed.success || canonical(parsed.data) !== canonical(same)) {
    return rejected(what, changedUnderTheSameVersion);
  }
  const before = await writer.line(same.code);
  const summary = canonical(catalogueLine(existing, today));
  if (before === summary) return { what, status: 'unchanged', notes: [] };
  const written = await writer.putLine(same.code, summary, before);
  return written.ok ? { what, status: 'replaced', notes: [lineMoved] } : rejected(what, changedMeanwhile);
}

const lineMoved: Text = {
  vi: 'Dòng danh mục nay theo phiên bản đang có hiệu lực.',
  en: 'The line of the catalogue now shows the version in force.',
};

/** What the procedure relies on and nobody has published, or was published otherwise than it needs. */
export function unknownNames(procedure: Procedure, known: Known, today: string): Text[] {
  const { calendar, steps } = procedure;
  const units = steps.map(({ unit }) => unit).filter((unit) => unit !== 'receiving');
  const strange = [...new Set(units)].filter((unit) => !known.has(`UNIT#${unit}`));
  const hasCalendar = [...known.keys()].some((sk) => sk.startsWith(`CALENDAR#${calendar}#`));
  return [
    ...strange.map((unit) => ({ vi: `Không có đơn vị “${unit}”.`, en: `There is no unit “${unit}”.` })),
    ...(hasCalendar
      ? []
      : [{ vi: `Không có lịch “${calendar}”.`, en: `There is no calendar “${calendar}”.` }]),
    ...checkTemplate(procedure, known),
    ...checkDefault(procedure, storedDefaults(known), today).map(({ detail }) => detail),
  ];
}

function checkTemplate(procedure: Procedure, known: Known): Text[] {
  const { result, form } = procedure;
  const { template: id } = result;
  if (id === undefined) return [];
  const templates = templatesOf(procedure, known);
  if (templates.length === 0) {
    return [{ vi: `Không có mẫu kết quả “${id}”.`, en: `There is no result template “${id}”.` }];
  }
  return [...new Set(templates.flatMap((template) => blanksOf(template, form)))].map((blank) => ({
    vi: `Mẫu kết quả “${id}” cần “${blank}” mà biểu mẫu cho phép bỏ trống.`,
    en: `The result template “${id}” needs “${blank}”, which the form does not require.`,
  }));
}

const templatesOf = ({ result: { template: id } }: Procedure, known: Known): ResultTemplate[] =>
  [...known].flatMap(([sk, text]) =>
    id !== undefined && sk.startsWith(`RESULT#${id}#`) ? [ResultTemplate.parse(JSON.parse(text))] : [],
  );

/** What an author should know of how the form and the templates of the result fit. */
export function adviceOn(procedure: Procedure, known: Known): Text[] {
  const printed = templatesOf(procedure, known).flatMap(fieldsIn);
  return [...checkData(procedure, printed), ...checkPrinted(procedure, printed)].map(({ detail }) => detail);
}
