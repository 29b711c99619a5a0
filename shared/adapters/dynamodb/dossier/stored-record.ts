import type { Dossier } from '#shared/dossier/dossier.ts';
import type { StoredRecord } from '#shared/dossier/journal/store.ts';
import type { Item } from '../kit/item.ts';
import { unpackText } from '../kit/packed-text.ts';
import { stateItem } from './items.ts';

const journal = 'JOURNAL#';

/** A dossier's partition as it lies in the table, whatever is in it. */
export function storedRecord(items: readonly Item[]): StoredRecord {
  const entries = items.flatMap(({ sk, entry }) =>
    sk?.S?.startsWith(journal)
      ? [{ seq: Number(sk.S.slice(journal.length)), text: textOrNothing(entry) }]
      : [],
  );
  const state = items.find(({ sk }) => sk?.S === 'STATE');
  if (state === undefined) return { entries };
  const text = textOrNothing(state['dossier']);
  return { entries, state: { text, isListedAs: (dossier) => isListedAs(state, dossier) } };
}

function textOrNothing(attribute: Item[string] | undefined): string | undefined {
  try {
    return unpackText(attribute);
  } catch {
    return undefined;
  }
}

const listed = ['version', 'list', 'order', 'board'] as const;

function isListedAs(state: Item, dossier: Dossier): boolean {
  const right = stateItem(dossier);
  return listed.every((name) => JSON.stringify(state[name]) === JSON.stringify(right[name]));
}
