import { Dossier, isSealed } from '#shared/dossier/dossier.ts';
import { foldJournal } from '#shared/dossier/journal/replay.ts';
import type { StoredRecord } from '#shared/dossier/journal/store.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import { canonicalJson } from '../entries.ts';
import type { Leaf } from '../proof/day-root.ts';
import { checkLines, entryNo, linesOf } from './journal-checks.ts';
import { type Check, compared, failed, failures, type Place, passed } from './report.ts';

const shown = 'journal-shown';
const journal: Place = { check: shown, subject: 'journal' };
const state: Place = { check: 'state-shown', subject: 'state' };

/** What the table says of a dossier, held against itself. */
export type ReadRecord = {
  checks: Check[];
  /** The entries, as far as they can be read. */
  journal: JournalEntry[];
  /** The dossier by its journal where that is whole, else by what is left of either. */
  dossier?: Dossier;
  /** Every account of the dossier that can be read: damaged ones may contradict each other. */
  accounts: Dossier[];
};

/**
 * Reads a dossier as it is stored. The journal is believed where its chain is whole and begins with this dossier; the
 * state must be what the journal tells, and a sealed journal ends with its sealing.
 */
export function readRecord(code: string, { entries, state: stated }: StoredRecord): ReadRecord {
  const read = checkLines(
    entries.map(({ text }) => text),
    { entry: shown, chain: shown },
  );
  const account = readState(stated?.text);
  const folded = foldedFrom(read.entries);
  const isWhole = read.chain !== undefined && folded !== undefined;
  const isAnySealed = [folded, account].some((one) => one !== undefined && isSealed(one));
  const accounts = [folded, account].filter((one) => one !== undefined);
  const isBelieved = isWhole && isSealed(folded) === isAnySealed;
  const dossier = isBelieved ? folded : (accounts.find(isSealed) ?? accounts[0]);
  const checks = [
    ...read.checks,
    ...checkKeys(code, entries, read.entries),
    ...(read.chain !== undefined && folded === undefined ? [unfoldable] : []),
    ...(isWhole ? [checkState(stated, folded)] : []),
    ...(isAnySealed ? [checkEnd(read.entries)] : []),
  ];
  return { checks, journal: read.entries, accounts, ...(dossier && { dossier }) };
}

const unfoldable = failed(
  journal,
  'Các mục không thể xảy ra theo thứ tự này',
  'The entries cannot have happened in this order',
);

/** Each entry lies under the key of its number, and is of the dossier that was asked for. */
function checkKeys(code: string, stored: StoredRecord['entries'], entries: readonly JournalEntry[]): Check[] {
  const moved = stored.findIndex(({ seq }, index) => seq !== index + 1);
  const found: Check[] = [];
  if (moved >= 0)
    found.push(failed(entryNo(shown, moved + 1), 'Mục nằm sai chỗ', 'The entry lies in the wrong place'));
  const foreign = entries.findIndex((entry) => entry.code !== code);
  if (foreign >= 0)
    found.push(
      failed(entryNo(shown, foreign + 1), 'Mục thuộc hồ sơ khác', 'The entry belongs to another dossier'),
    );
  return found;
}

function readState(text: string | undefined): Dossier | undefined {
  try {
    return Dossier.parse(JSON.parse(text ?? ''));
  } catch {
    return undefined;
  }
}

function foldedFrom(entries: JournalEntry[]): Dossier | undefined {
  try {
    return foldJournal(entries);
  } catch {
    return undefined;
  }
}

/** A draft of one entry has no state of its own yet; any other is, to the letter, what the journal tells. */
function checkState(stated: StoredRecord['state'], folded: Dossier): Check {
  if (stated === undefined)
    return folded.version === 1
      ? passed(state, 'Chưa có', 'Not there yet')
      : failed(state, 'Trạng thái đã bị xóa', 'The state is missing');
  const isSame =
    plain(stated.text) === canonicalJson(JSON.parse(JSON.stringify(folded))) && stated.isListedAs(folded);
  return isSame
    ? passed(state, 'Đúng như nhật ký', 'As the journal tells')
    : failed(state, 'Trạng thái không như nhật ký ghi', 'The state is not what the journal tells');
}

function plain(text: string | undefined): string | undefined {
  try {
    return canonicalJson(JSON.parse(text ?? ''));
  } catch {
    return undefined;
  }
}

const isSealing = (entry: JournalEntry) => entry.events.some(({ type }) => type === 'dossier.sealed');

/** The last entry, and no other, records the sealing, and records nothing else. */
function checkEnd(entries: readonly JournalEntry[]): Check {
  const place = { check: 'sealing-entry', subject: 'journal' } as const;
  const last = entries.at(-1);
  const isLast = last !== undefined && isSealing(last) && last.events.length === 1;
  return isLast && entries.filter(isSealing).length === 1
    ? passed(place, 'Mục cuối ghi việc niêm phong', 'The last entry records the sealing')
    : failed(
        place,
        'Nhật ký không kết thúc bằng việc niêm phong',
        'The journal does not end with the sealing',
      );
}

/** Holds the journal of the table, without its sealing, against the one in the package. */
export function checkAgainstSealed({ entries }: StoredRecord, sealed: string | undefined): Check {
  const place: Place = { check: shown, subject: 'sealed journal' };
  if (sealed === undefined)
    return failed(
      place,
      'Không đọc được nhật ký trong gói lưu trữ',
      'The journal in the package cannot be read',
    );
  const lines = linesOf(sealed);
  const own = entries.slice(0, -1).map(({ text }) => text);
  const length = Math.max(lines.length, own.length);
  const differs = Array.from({ length }, (_, index) => index).find((index) => lines[index] !== own[index]);
  return differs === undefined
    ? passed(place, 'Đúng như nhật ký đã niêm phong', 'The same as the one that was sealed')
    : failed(entryNo(shown, differs + 1), 'Không như mục đã niêm phong', 'Is not the entry that was sealed');
}

/** What is wrong with the record of a dossier of which this leaf was signed; no leaf where it cannot be read. */
export function leafFailures(
  { accounts, checks, journal: entries }: ReadRecord,
  leaf: Leaf | undefined,
): Check[] {
  const place: Place = { check: 'journal-head', subject: 'leaf' };
  const ofLeaf =
    leaf === undefined
      ? failed(place, 'Lá của ngày niêm phong không đọc được', 'The leaf of its day cannot be read')
      : compared(place, leaf.head, entries.at(-1)?.hash);
  return failures([...checks, ...(accounts.some(isSealed) ? [] : [checkEnd(entries)]), ofLeaf]);
}
