import * as z from 'zod';
import { toPointer } from './json-pointer.ts';

/** A rule or a number of a record, with what it rests on. */
export interface Rule {
  /** Its place in the record, as a JSON Pointer; '' is the record itself. */
  at: string;
  /** Its name in the record. */
  name?: string;
  /** Its first and last day. */
  from?: string;
  to?: string;
  /** The legal ground; if none is known, how the value was chosen. */
  basis?: string;
  /** Its source, in the words of the record. */
  evidence?: string;
  /** The statements that have to be confirmed before production use. */
  doubts: string[];
}

const Fields = z.record(z.string(), z.unknown());

const Words = z.string().optional().catch(undefined);
/** The fields that records share: a ground, a source as a sentence or with its certainty, a name, dates. */
const Written = z.object({
  basis: Words,
  remark: Words,
  evidence: z
    .union([z.string(), z.object({ sure: z.string(), source: z.string() })])
    .optional()
    .catch(undefined),
  code: Words,
  id: Words,
  name: z.object({ vi: z.string() }).optional().catch(undefined),
  unit: Words,
  from: Words,
  effectiveFrom: Words,
  date: Words,
  to: Words,
});
type Written = z.infer<typeof Written>;

const doubtful =
  /\b(recalled|assumed|inferred|designed|configurable|taken (?:to be|for|from)|not (?:seen|found|set|stated)|to be confirmed|stands? in)\b/iu;

/** The sentences of an evidence that state something not known at first hand. */
export const doubtsIn = (evidence: string): string[] =>
  evidence.split(/(?<=[.;])\s+/u).filter((sentence) => doubtful.test(sentence));

/** Every part of a record that has a ground or a source, each before the parts within it. */
export function rulesIn(record: unknown, path: readonly PropertyKey[] = []): Rule[] {
  if (Array.isArray(record)) return record.flatMap((one, index) => rulesIn(one, [...path, index]));
  const { success, data } = Fields.safeParse(record);
  if (!success) return [];
  const within = Object.entries(data).flatMap(([key, value]) => rulesIn(value, [...path, key]));
  return [...ruleOf(Written.parse(data), toPointer(path)), ...within];
}

function ruleOf({ evidence: source, ...written }: Written, at: string): Rule[] {
  const { basis = written.remark, from = written.effectiveFrom ?? written.date, to } = written;
  const evidence = typeof source === 'object' ? `${source.sure}: ${source.source}` : source;
  if (basis === undefined && evidence === undefined) return [];
  const name = nameOf(written);
  const isUnfounded = written.basis === undefined && basis !== undefined;
  return [
    {
      at,
      ...(name !== '' && { name }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(basis !== undefined && { basis }),
      ...(evidence !== undefined && { evidence }),
      doubts: [...(isUnfounded ? [basis] : []), ...doubtsOf(source)],
    },
  ];
}

/** What needs no confirmation: read at first hand, or known to the organisation that decided it. */
const certain: ReadonlySet<string> = new Set(['seen', 'known']);

function doubtsOf(source: Written['evidence']): string[] {
  if (typeof source !== 'object') return doubtsIn(source ?? '');
  return certain.has(source.sure) ? [] : [`${source.sure}: ${source.source}`];
}

/** The Vietnamese name if there are two, as the law uses it. */
const nameOf = ({ code, id, name, unit }: Omit<Written, 'evidence'>) =>
  [code, id, name?.vi, unit]
    .filter((one) => one !== undefined)
    .slice(0, 2)
    .join(' · ');
