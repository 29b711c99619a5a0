import * as z from 'zod';
import type { ActorKind } from '#shared/unit/caller.ts';

/** So many requests fit into so many seconds: all of them at once, or evenly spread. */
export const Limit = z.object({
  requests: z.int().positive(),
  seconds: z.int().positive().max(86_400),
  /** Requests in the same time that each environment of a function admits without asking the table. */
  free: z.int().nonnegative(),
  /** Requests that an environment takes from the table with one write. */
  lease: z.int().positive(),
});
export type Limit = z.infer<typeof Limit>;

/** Whom a limit is for: callers with a token, whoever has none, and payment providers. */
const LimitedKind = z.enum(['portal', 'officer', 'auditor', 'manager', 'anonymous', 'provider']);
type LimitedKind = z.infer<typeof LimitedKind>;

/** One caller; without a token it is known by its source address. */
export type Limited = { kind: LimitedKind | ActorKind; id: string };

/** The limit of each kind of caller, and those of callers that have another, by `kind:id`. */
export const Limits = z.object({
  kinds: z.record(LimitedKind, Limit),
  callers: z.record(z.string(), Limit).default({}),
});
export type Limits = z.infer<typeof Limits>;

export const nameOf = ({ kind, id }: Limited): string => `${kind}:${id}`;

export const limitOf = ({ kinds, callers }: Limits, caller: Limited): Limit =>
  callers[nameOf(caller)] ?? kinds[caller.kind];

/** The first 64 bits of an IPv6 address, which are one customer's, or the whole of an IPv4 address. */
export function sourceOf(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const [before, after] = [head, tail ?? ''].map((part) => (part === '' ? [] : part.split(':')));
  const groups = [...(before ?? []), ...Array(8).fill('0'), ...(after ?? [])];
  const all = tail === undefined ? (before ?? []) : groups.toSpliced(before?.length ?? 0, groups.length - 8);
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
