import type { BodyOf } from 'motcua-client';
import { isCodePart } from '#web/list/search.ts';

export type Asked = Omit<BodyOf<'findDossiers'>, 'limit' | 'cursor'>;

export const kinds = ['code', 'applicant', 'identifier', 'phone'] as const;
/** What a text is that somebody looks for. */
export type Kind = (typeof kinds)[number];

export const statuses = [
  ...(['submitted', 'accepted', 'processing', 'awaiting-supplement', 'resolved'] as const),
  ...(['returned', 'refused', 'withdrawn', 'stopped', 'expired'] as const),
] as const;
export const channels = ['online', 'desk', 'post'] as const;
export const answers = ['no', 'yes'] as const;
/** From and to. */
export const ranges = [
  ['receivedFrom', 'receivedTo'],
  ['dueFrom', 'dueTo'],
] as const;
export type Day = (typeof ranges)[number][number];

/** What the address says of a search; what names a person is never in it. */
export interface FindSearch extends Partial<Record<Day, string>> {
  /** A code, or a part that looks like one. */
  code?: string;
  status?: (typeof statuses)[number];
  procedure?: string;
  channel?: (typeof channels)[number];
  holder?: string;
  closed?: (typeof answers)[number];
  /** The dossier that the cursor is on. */
  at?: string;
}
export type FindChange = { [Name in keyof FindSearch]?: FindSearch[Name] | undefined };

/** Any other text that is looked for, and what it is: kept with the entry of the history. */
export interface Sought {
  text: string;
  kind: Kind;
}

const oneOf = <T extends string>(allowed: readonly T[], value: unknown): T | undefined =>
  allowed.find((one) => one === value);

const textOf = (value: unknown, fits: (text: string) => boolean) =>
  typeof value === 'string' && value.length <= 60 && value !== '' && fits(value) ? value : undefined;

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** Reads an address that anybody may have written; what it does not know is left out. */
export function readFindSearch(raw: Record<string, unknown>): FindSearch {
  return cleaned({
    code: textOf(raw['code'], isCodePart),
    status: oneOf(statuses, raw['status']),
    procedure: textOf(raw['procedure'], () => true),
    channel: oneOf(channels, raw['channel']),
    holder: textOf(raw['holder'], () => true),
    closed: oneOf(answers, raw['closed']),
    receivedFrom: textOf(raw['receivedFrom'], isDay),
    receivedTo: textOf(raw['receivedTo'], isDay),
    dueFrom: textOf(raw['dueFrom'], isDay),
    dueTo: textOf(raw['dueTo'], isDay),
    at: textOf(raw['at'], isCodePart),
  });
}

/** Without what says nothing. */
export const cleaned = (search: FindChange): FindSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));

/** What a text looks like. A tax code may look like a telephone number: then the person says which it is. */
export function kindOf(text: string): Kind {
  if (isCodePart(text)) return 'code';
  const dialled = text.replace(/[\s.()-]/gu, '');
  if (/^\+\d{8,15}$|^0084\d{9,10}$|^0[35789]\d{8}$|^02\d{9}$/.test(dialled)) return 'phone';
  const number = text.replace(/[\s.]/gu, '');
  return /^(?=.*\d)[a-z0-9-]{5,20}$/i.test(number) ? 'identifier' : 'applicant';
}

/** Where what is looked for goes: a code into the address, anything else into the history. */
export const placed = ({ text, kind }: Sought): { code?: string; sought?: Sought } => {
  if (text === '') return {};
  return kind === 'code' && isCodePart(text) ? { code: text } : { sought: { text, kind } };
};

const dayMs = 86_400_000;
const beginOf = (day: string) => `${day}T00:00:00+07:00`;
/** Days are meant whole: up to and with the last one. */
const endOf = (day: string) => new Date(Date.parse(beginOf(day)) + dayMs).toISOString();

/** What the API is asked for; undefined as long as nothing is looked for. */
export function askedOf({ at: _, ...search }: FindSearch, sought: Sought | undefined): Asked | undefined {
  const { receivedFrom, receivedTo, dueFrom, dueTo, ...rest } = search;
  const asked = {
    ...rest,
    ...(sought && { [sought.kind]: sought.text }),
    ...(receivedFrom && { receivedFrom: beginOf(receivedFrom) }),
    ...(receivedTo && { receivedTo: endOf(receivedTo) }),
    ...(dueFrom && { dueFrom: beginOf(dueFrom) }),
    ...(dueTo && { dueTo: endOf(dueTo) }),
  };
  return Object.keys(asked).length === 0 ? undefined : asked;
}
