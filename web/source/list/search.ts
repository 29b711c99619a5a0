import type { QueryOf } from 'motcua-client';

type Asked = QueryOf<'listTasks'>;

const views = ['mine', 'free', 'all'] as const;
export type View = (typeof views)[number];
export const statuses = [
  ...(['overdue', 'today', 'near', 'due', 'waiting'] as const),
  ...(['to-sign', 'unanswered', 'new-message'] as const),
] as const;
export const roles = ['reception', 'specialist', 'leader', 'clerk'] as const;
export const sorts = ['due', '-due', 'received', '-received', 'changed', '-changed', 'applicant'] as const;

/** What the address says of a list; what is usual is left out of it. */
export interface ListSearch {
  view?: View;
  status?: (typeof statuses)[number];
  role?: (typeof roles)[number];
  /** Its code. */
  procedure?: string;
  /** Whose tasks; only where all are shown. */
  holder?: string;
  sort?: (typeof sorts)[number];
  /** Part of a dossier code. Any other text may be a name, which an address must not show. */
  code?: string;
  /** The task that the cursor is on. */
  at?: string;
}

/**
 * Where a list begins for whoever has these roles: of what nobody holds, an officer of one role sees first what they may
 * take; a leader sees all, to assign it.
 */
export function searchFor(view: View, [only, ...more]: readonly (typeof roles)[number][] = []): ListSearch {
  const isNarrow = view === 'free' && only !== undefined && only !== 'leader' && more.length === 0;
  return isNarrow ? { view, role: only } : { view };
}

/** A change of filters; undefined removes one. */
export type ListChange = { [Name in keyof ListSearch]?: ListSearch[Name] | undefined };

const oneOf = <T extends string>(allowed: readonly T[], value: unknown): T | undefined =>
  allowed.find((one) => one === value);

/** Reads an address that anybody may have written; what it does not know is left out. */
export function readSearch(raw: Record<string, unknown>): ListSearch {
  const read = {
    view: oneOf(views, raw['view']),
    status: oneOf(statuses, raw['status']),
    role: oneOf(roles, raw['role']),
    procedure: textOf(raw['procedure'], () => true),
    holder: textOf(raw['holder'], () => true),
    sort: oneOf(sorts, raw['sort']),
    code: textOf(raw['code'], isCodePart),
    at: textOf(raw['at'], (text) => text.includes('~')),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

const textOf = (value: unknown, fits: (text: string) => boolean) =>
  typeof value === 'string' && value.length <= 60 && value !== '' && fits(value) ? value : undefined;

/** A code has that of a unit in it, `H00.01` or `000.00.01.H00`; no name, and no identity or passport number has. */
export const isCodePart = (text: string): boolean => /^[\d.]*[a-z]\d{2}(?:[.-][\d.-]*)?$/i.test(text);

/** Where a text that is searched for goes: a code into the address, anything else into the entry of the history. */
export const placed = (text: string): { code?: string; q?: string } =>
  text === '' ? {} : isCodePart(text) ? { code: text } : { q: text };

/** The query of the API; equal lists have equal ones. */
export function askedOf(search: ListSearch, q: string | undefined, usual: View): Asked {
  const { view = usual, status, role, procedure, holder, sort, code } = search;
  const text = code ?? q;
  return {
    view,
    ...(status && { status }),
    ...(role && { role }),
    ...(procedure && { procedure }),
    ...(holder && view === 'all' && { holder }),
    ...(sort && { sort }),
    ...(text && { q: text }),
  };
}

type Narrowing = { [Name in keyof Asked]?: Asked[Name] | undefined };

/** Whether anything but the view narrows the list. */
export const isNarrowed = ({ status, role, procedure, holder, q }: Narrowing): boolean =>
  [status, role, procedure, holder, q].some((filter) => filter !== undefined);
