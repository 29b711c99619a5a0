/** The keys of a shortcut: one, or two pressed one after the other, `g m`. */
export type Keys = string;

interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** How long the first of two keys waits for its second. */
export const sequenceMs = 1_200;

/** What was pressed and still waits for more. */
export interface Pending {
  key: string;
  at: number;
}

export interface Match {
  keys: Keys | undefined;
  pending: Pending | undefined;
}

/** One character, which WCAG 2.1.4 wants to be able to switch off; arrows, Enter and Space are none. */
export const isCharacter = (keys: Keys): boolean => keys.split(' ').every((key) => key.length === 1);

/** Which of the known shortcuts a press completes, and what still waits. Combinations belong to the browser. */
export function match(
  press: Press,
  known: ReadonlySet<Keys>,
  pending: Pending | undefined,
  now: number,
): Match {
  if (press.ctrlKey || press.metaKey || press.altKey) return { keys: undefined, pending: undefined };
  const { key } = press;
  const first = pending !== undefined && now - pending.at <= sequenceMs ? pending.key : undefined;
  const both = first === undefined ? undefined : `${first} ${key}`;
  if (both !== undefined && known.has(both)) return { keys: both, pending: undefined };
  if (known.has(key)) return { keys: key, pending: undefined };
  const begins = [...known].some((keys) => keys.startsWith(`${key} `));
  return { keys: undefined, pending: begins ? { key, at: now } : undefined };
}
