import type { ProblemCode } from '#shared/api/problems.ts';
import type { Response } from '#test/support/api.ts';
import type { Cast } from '#test/support/cast.ts';
import { declare, scan } from '#test/support/dossiers.ts';

/** Dossiers to try on: before reception; held by somebody else there; and their version. */
export type Scene = { cast: Cast; open: string; held: string; version: number };
export type Headers = Record<string, string>;

export type BadRequest = {
  name: string;
  code: ProblemCode;
  /** Where the fault is, and the code of the finding. */
  at?: { pointer: string; code: string };
  send(scene: Scene, headers: Headers): Promise<Response>;
};

/** The declaration, scanned, but for the changes. */
export const paper = (changes: Record<string, unknown> = {}) => ({
  component: 'declaration',
  ...declare(scan),
  ...changes,
});
