import type { TextScope } from '#shared/archive/texts/text-index.ts';
import { utc } from './list-archive.ts';

/** Whose papers are looked into: what was asked for, in our own time. */
export const scopeOf = ({ closedFrom, closedTo, procedure, unit }: TextScope): TextScope => ({
  unit,
  procedure,
  closedFrom: utc(closedFrom),
  closedTo: utc(closedTo),
});
