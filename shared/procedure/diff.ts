import * as z from 'zod';
import { toPointer } from '#shared/kernel/json-pointer.ts';

/** One place where two records differ; a side that has nothing there is left out. */
export type Change = { pointer: string; before?: unknown; after?: unknown };

const Node = z.record(z.string(), z.unknown());
const Named = z.union([
  z.looseObject({ id: z.string() }),
  z.looseObject({ code: z.string() }),
  z.looseObject({ number: z.string() }),
]);

/**
 * Where two JSON records differ, by JSON Pointer. Items of a list are compared by their `id`, `code` or `number`, not
 * by their place, so that a paper that is put in between does not make all that follow look different.
 */
export function diff(before: unknown, after: unknown, pointer = ''): Change[] {
  const [one, other] = [fieldsOf(before), fieldsOf(after)];
  if (one === undefined || other === undefined) {
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [changed(pointer, before, after)];
  }
  const keys = [...new Set([...one.keys(), ...other.keys()])];
  return [
    ...keys.flatMap((key) => diff(one.get(key), other.get(key), pointer + toPointer([key]))),
    ...reordered([...one.keys()], [...other.keys()], before, pointer),
  ];
}

const changed = (pointer: string, before: unknown, after: unknown): Change => ({
  pointer,
  ...(before !== undefined && { before }),
  ...(after !== undefined && { after }),
});

/** The parts of an object by key, of a list by the name of each item; undefined for what has no parts. */
function fieldsOf(value: unknown): Map<string, unknown> | undefined {
  if (Array.isArray(value)) return namesOf(value);
  const node = Node.safeParse(value);
  return node.success ? new Map(Object.entries(node.data)) : undefined;
}

function namesOf(items: readonly unknown[]): Map<string, unknown> | undefined {
  const named = items.flatMap((item): [string, unknown][] => {
    const parsed = Named.safeParse(item);
    if (!parsed.success) return [];
    const { id, code, number } = parsed.data as Record<string, unknown>;
    return [[String(id ?? code ?? number), item]];
  });
  const fields = new Map(named);
  return fields.size === items.length ? fields : undefined;
}

/** The order of a list counts, where both sides have the same items. */
function reordered(one: string[], other: string[], before: unknown, pointer: string): Change[] {
  const isList = Array.isArray(before);
  const sameItems = one.length === other.length && one.every((key) => other.includes(key));
  if (!isList || !sameItems || one.join('\n') === other.join('\n')) return [];
  return [{ pointer, before: one, after: other }];
}
