import * as z from 'zod';
import { Text } from './text.ts';

/** One thing wrong with what was sent: where (JSON Pointer), what (a stable code), and a sentence about it. */
export type Finding = { pointer: string; code: string; detail: Text };

const Refusal = z.object({ code: z.string(), detail: Text });

/** What a refinement of a schema tells whom it refuses; {@link refusalOf} reads it back. */
export const refusal = (code: string, detail: Text) => ({ error: detail.en, params: { code, detail } });

/** What a refinement said of itself; undefined for one that says nothing. */
export const refusalOf = (issue: z.core.$ZodIssue) =>
  issue.code === 'custom' ? Refusal.safeParse(issue.params).data : undefined;
