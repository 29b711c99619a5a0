import type { DossierWords } from '#web/words/dossier.vi.ts';
import { momentOf } from '../dates.ts';
import { changesBetween, type FieldChange, rowsOf } from '../form/form-rows.ts';
import type { JsonObject, Language } from '../language.ts';
import type { Entry } from '../model.ts';

/** One thing that happened, as it is told. */
interface Told {
  type: string;
  what: string;
  /** In the words of whoever did it: a reason, a question, a note. */
  said: string[];
  changes: FieldChange[];
}

export interface Moment {
  seq: number;
  at: string;
  by: { kind: string; id: string | undefined };
  told: Told[];
}

/** What the telling is made with. */
export interface Telling {
  words: DossierWords;
  language: Language;
  /** The procedure's schema of the form, where it is known. */
  schema: JsonObject | undefined;
  nameOf: (officer: string) => string;
  stepName: (step: string) => string;
}

/** The journal in words, with what was before and what came after; the form is compared with what it said before. */
export function momentsOf(entries: readonly Entry[], telling: Telling): Moment[] {
  let form: JsonObject = {};
  return entries.map((entry) => {
    const told = eventsIn(entry).map((event) => {
      const one = toldOf(event, form, telling);
      form = formIn(event) ?? form;
      return one;
    });
    const { kind, id } = entry.by;
    return { seq: entry.seq, at: entry.at, by: { kind, id }, told };
  });
}

/** Events of the journal are told by their types; each is a JSON object of its own shape. */
const eventsIn = (entry: Entry): JsonObject[] => {
  const { events } = entry;
  return Array.isArray(events) ? events.filter(isObject) : [];
};

function toldOf(event: JsonObject, form: JsonObject, telling: Telling): Told {
  const type = textIn(event, 'type') ?? '';
  const name = telling.words.journal.events[type] ?? type;
  const about = subjectOf(event, telling);
  return {
    type,
    what: about === undefined ? name : `${name}: ${about}`,
    said: saidIn(event),
    changes: [
      ...dateChanges(event, telling),
      ...formChanges(event, form, telling),
      ...fileChange(event, telling),
    ],
  };
}

/** What the event is about: a step, an officer, files. */
function subjectOf(event: JsonObject, { stepName, nameOf }: Telling): string | undefined {
  const task = objectIn(event, 'task');
  const step = textIn(task, 'step') ?? textIn(event, 'step');
  if (step !== undefined) return stepName(step);
  const officer = textIn(event, 'officer');
  if (officer !== undefined) return nameOf(officer);
  const files = listIn(event, 'files').map((file) => textIn(file, 'name'));
  const names = files.filter((one) => one !== undefined);
  if (names.length > 0) return names.join(', ');
  return textIn(objectIn(event, 'file'), 'name') ?? textIn(objectIn(event, 'consultation'), 'unit');
}

const spoken = ['note', 'text', 'reason', 'question', 'basis', 'mistake', 'again', 'carrier', 'receiver'];

/** The words of people, from the event and from what it holds. */
function saidIn(event: JsonObject): string[] {
  const holders = [event, ...['request', 'letter', 'consultation'].map((name) => objectIn(event, name))];
  const texts = holders.flatMap((holder) => spoken.map((name) => textIn(holder, name)));
  const items = listIn(objectIn(event, 'request'), 'items').map((item) => textIn(item, 'detail'));
  return [...new Set([...texts, ...items].filter((text) => text !== undefined))];
}

function dateChanges(event: JsonObject, { words, language }: Telling): FieldChange[] {
  const { due: dueLabel, stepDue } = words.journal;
  const move = (label: string, from: string | undefined, to: string | undefined): FieldChange[] =>
    from === undefined || to === undefined
      ? []
      : [{ label, before: momentOf(from, language), after: momentOf(to, language) }];
  const due = objectIn(event, 'due');
  const task = objectIn(event, 'task');
  return [
    ...move(dueLabel, textIn(event, 'before'), textIn(event, 'dueAt')),
    ...move(dueLabel, textIn(due, 'before'), textIn(due, 'after')),
    ...move(stepDue, textIn(task, 'before'), textIn(task, 'after')),
  ];
}

function formChanges(event: JsonObject, before: JsonObject, { schema, language }: Telling): FieldChange[] {
  const after = formIn(event);
  if (after === undefined || schema === undefined || textIn(event, 'type') === 'dossier.drafted') return [];
  return changesBetween(rowsOf(schema, before, language), rowsOf(schema, after, language));
}

function fileChange(event: JsonObject, { words }: Telling): FieldChange[] {
  if (textIn(event, 'type') !== 'file.replaced') return [];
  return [{ label: words.journal.file, before: undefined, after: textIn(objectIn(event, 'by'), 'name') }];
}

const formIn = (event: JsonObject) => (isObject(event['form']) ? event['form'] : undefined);

export interface Note {
  seq: number;
  at: string;
  by: string | undefined;
  text: string;
  mentions: string[];
}

/** What colleagues left for each other, the newest first. */
export const notesIn = (entries: readonly Entry[]): Note[] =>
  entries
    .flatMap((entry) =>
      eventsIn(entry)
        .filter((event) => event['type'] === 'note.added')
        .map((event) => ({
          seq: entry.seq,
          at: entry.at,
          by: entry.by.id,
          text: textIn(event, 'text') ?? '',
          mentions: Array.isArray(event['mentions']) ? event['mentions'].map(String) : [],
        })),
    )
    .toReversed();

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textIn = (holder: JsonObject | undefined, name: string) => {
  const value = holder?.[name];
  return typeof value === 'string' ? value : undefined;
};

const objectIn = (holder: JsonObject, name: string) => {
  const value = holder[name];
  return isObject(value) ? value : {};
};

const listIn = (holder: JsonObject, name: string) => {
  const value = holder[name];
  return Array.isArray(value) ? value.filter(isObject) : [];
};
