import type { Text } from './text.ts';

/** One thing wrong with what was sent: where (JSON Pointer), what (a stable code), and a sentence about it. */
export type Finding = { pointer: string; code: string; detail: Text };
