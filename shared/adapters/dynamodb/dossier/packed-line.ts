import * as z from 'zod';
import { TaskLine } from '#shared/dossier/work-list/task-line.ts';

/**
 * A line as it lies in the table, in the order below and times as milliseconds to the base of 36. It is written three
 * times with each act, so that half the bytes are a write unit less in each place.
 */
const fields = [
  z.int(),
  z.string(),
  z.string(),
  z.int(),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.int(),
  z.string().nullable(),
  z.string(),
  z.int(),
  z.string().nullable(),
  z.string(),
  z.string(),
  z.string(),
  z.string().nullable(),
  z.string(),
  z.string().nullable(),
  z.string().nullable(),
  z.string().nullable(),
  z.string().nullable(),
  z.int(),
] as const;

/** The marks of people come last, however many there are. */
const Packed = z.tuple(fields, z.string());

const short = (instant: string) => Date.parse(instant).toString(36);
const shortOr = (instant: string | undefined) => (instant === undefined ? null : short(instant));
/** Whether a sum of powers of two has this one. */
const has = (flags: number, power: number) => Math.floor(flags / power) % 2 === 1;
const long = (time: string) => new Date(Number.parseInt(time, 36)).toISOString();

/** The line without its dossier's code, which is in the key of the item. */
export function packLine({ task, procedure, clock, ...line }: TaskLine): string {
  const packed: z.infer<typeof Packed> = [
    line.version,
    short(line.changedAt),
    line.status,
    task.no,
    task.step,
    task.role,
    task.unit,
    short(task.openedAt),
    short(task.dueAt),
    Number(task.warned) + 2 * Number(task.overdue) + 4 * Number(line.newMessage ?? false),
    task.holder ?? null,
    procedure.code,
    procedure.version,
    line.case ?? null,
    line.channel,
    line.applicantName,
    line.unit,
    line.receivedBy ?? null,
    short(line.submittedAt),
    shortOr(clock?.receivedAt),
    shortOr(clock?.dueAt),
    shortOr(line.waitsUntil),
    line.letter ?? null,
    line.unanswered ?? 0,
    ...line.people,
  ];
  return JSON.stringify(packed);
}

/** Reads what {@link packLine} wrote; throws for anything else. */
export function unpackLine(code: string, text: string): TaskLine {
  const packed = Packed.parse(JSON.parse(text));
  const [version, changedAt, status, no, step, role, taskUnit, openedAt, dueAt, flags, holder, ...more] =
    packed;
  const [procedure, procedureVersion, named, channel, applicantName, unit, receivedBy, ...times] = more;
  const [submittedAt, receivedAt, resultDue, waitsUntil, letter, unanswered, ...people] = times;
  const task = { no, step, role, unit: taskUnit, openedAt: long(openedAt), dueAt: long(dueAt) };
  const isCounted = receivedAt !== null && resultDue !== null;
  return TaskLine.parse({
    ...{ code, version, status, channel, applicantName, people, unit },
    changedAt: long(changedAt),
    task: { ...task, ...(holder !== null && { holder }), warned: has(flags, 1), overdue: has(flags, 2) },
    procedure: { code: procedure, version: procedureVersion },
    ...(named !== null && { case: named }),
    ...(receivedBy !== null && { receivedBy }),
    submittedAt: long(submittedAt),
    ...(isCounted && { clock: { receivedAt: long(receivedAt), dueAt: long(resultDue) } }),
    ...(waitsUntil !== null && { waitsUntil: long(waitsUntil) }),
    ...(letter !== null && { letter }),
    ...(unanswered > 0 && { unanswered }),
    ...(has(flags, 4) && { newMessage: true }),
  });
}
