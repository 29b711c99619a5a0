import canonicalize from 'canonicalize';
import { type Dossier, isClosed, isOpen } from '#shared/dossier/dossier.ts';
import { isListedChange } from '#shared/dossier/found/portal-changes.ts';
import type { Recorded } from '#shared/dossier/journal/record.ts';
import { taskLineOf } from '#shared/dossier/work-list/task-line.ts';
import { followUps } from '#shared/follow-up/follow-ups.ts';
import { localDate } from '#shared/kernel/time.ts';
import type { Item } from '../kit/item.ts';
import { keys } from '../kit/keys.ts';
import { packText } from '../kit/packed-text.ts';
import { boards, lists } from '../kit/partitions.ts';
import { packLine } from './packed-line.ts';

const now = () => new Date().toISOString();

/** The dossier's place among the closed ones. */
function listing(dossier: Dossier): Item {
  if (isClosed(dossier) && dossier.submittedAt !== undefined) {
    const list = dossier.package === undefined ? lists.unsealed : lists.sealed;
    return { list: { S: list(dossier.unit) }, order: { S: `${dossier.closedAt}#${dossier.code}` } };
  }
  return {};
}

/**
 * The line in the work list of its task's unit. The sort key is when it is written: an entry may be decided long before,
 * and who looks for changes must not miss it.
 */
function lineIn(dossier: Dossier, writtenAt: string): Item {
  if (!isOpen(dossier)) return {};
  return {
    board: { S: boards.open(dossier.task.unit) },
    changed: { S: `${writtenAt}#${dossier.code}` },
    line: { S: packLine(taskLineOf(dossier)) },
  };
}

/** The dossier as it is now. JSON in one attribute: nothing in the table looks inside, and it costs less than half. */
export const stateItem = (dossier: Dossier, writtenAt = now()): Item => ({
  ...keys.state(dossier.code),
  ...listing(dossier),
  ...lineIn(dossier, writtenAt),
  version: { N: String(dossier.version) },
  dossier: packText(JSON.stringify(dossier)),
});

/** That a desk of another unit received it, for the follow-up book of the unit that resolves it. */
export const receivedItems = ({ dossier: { unit, receivedBy }, entry: { code, at } }: Recorded): Item[] =>
  receivedBy === undefined ? [] : [keys.receivedFor(unit, localDate(at), code)];

/** The marks of what follows from an entry, by which the stream is filtered. */
const marksOf = (recorded: Recorded): Item =>
  Object.fromEntries(
    followUps.flatMap(({ mark, type, valueOn }) => {
      const value = valueOn?.(recorded);
      return value === undefined ? [] : [[mark, type === 'N' ? { N: value } : { S: value }]];
    }),
  );

/**
 * One journal entry, as the very text that its hash is taken over. `timer` wakes the reader of the stream that drives
 * the workflow.
 */
export function journalItem(recorded: Recorded, writtenAt = now()): Item {
  const { dossier, entry, left } = recorded;
  const marks = marksOf(recorded);
  const portal = marks['notice']?.S;
  const moved = isClosed(dossier) ? dossier.package === undefined : dossier.timer.no === entry.seq;
  return {
    ...keys.journal(entry.code, entry.seq),
    entry: packText(canonicalize(entry) ?? ''),
    ...(left !== undefined && {
      board: { S: boards.left(left) },
      changed: { S: `${writtenAt}#${entry.code}` },
    }),
    ...(moved && { timer: { N: String(entry.seq) } }),
    ...(portal !== undefined &&
      isListedChange(recorded, writtenAt) && {
        list: { S: lists.told(portal) },
        order: { S: `${writtenAt}#${entry.code}` },
      }),
    ...marks,
  };
}
