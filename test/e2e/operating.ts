import type { Person, Response } from '#test/support/api.ts';
import type { Cast } from '#test/support/cast.ts';

/** What a call is about, as its own officers see it. */
export type Subject = { code: string; task: string; file: string; version: number; token: string };

export type Operating = {
  /** Whether the call changes its subject, so that nobody can do the same after it. */
  changes: boolean;
  prepare(cast: Cast): Promise<Subject>;
  send(person: Person, subject: Subject): Promise<Response>;
};
