import { type Chain, type ChainBreak, verifyChain } from '#shared/journal/chain.ts';
import { JournalEntry } from '#shared/journal/journal.ts';
import type { Text } from '#shared/kernel/text.ts';
import { canonicalJson } from '../entries.ts';
import { type Check, type CheckName, compared, failed, passed } from './report.ts';

const breaks: Readonly<Record<ChainBreak['problem'], Text>> = {
  empty: { vi: 'Nhật ký trống', en: 'The journal is empty' },
  gap: { vi: 'Thiếu, thừa hoặc đảo mục tại đây', en: 'An entry is missing, added or moved here' },
  code: { vi: 'Mục thuộc hồ sơ khác', en: 'The entry belongs to another dossier' },
  prev: { vi: 'Không nối với mục trước', en: 'The entry does not continue the previous one' },
  hash: { vi: 'Nội dung mục đã bị thay đổi', en: 'The entry has been changed' },
};

/** What the checks of a journal are called: that of one entry, and that of the whole chain. */
export type JournalNames = { entry: CheckName; chain: CheckName };

/** Those of the journal in a package. */
export const inPackage: JournalNames = { entry: 'journal-entry', chain: 'journal-chain' };

export const entryNo = (check: CheckName, seq: number) => ({ check, subject: `journal entry ${seq}` });

/** An entry counts only if the line is exactly what was written; anything else in it was put there later. */
function readEntry(line: string | undefined): JournalEntry | undefined {
  try {
    const { success, data } = JournalEntry.safeParse(JSON.parse(line ?? ''));
    return success && canonicalJson(data) === line ? data : undefined;
  } catch {
    return undefined;
  }
}

/** What a journal says; `chain` is there when it is whole, `entries` end where it is not readable. */
export type ReadJournal = { checks: Check[]; entries: JournalEntry[]; chain?: Chain };

/** Walks the lines of a journal, each of which holds one entry. */
export function checkLines(lines: readonly (string | undefined)[], names: JournalNames): ReadJournal {
  const entries: JournalEntry[] = [];
  for (const line of lines) {
    const entry = readEntry(line);
    if (entry === undefined) {
      const place = entryNo(names.entry, entries.length + 1);
      return { checks: [failed(place, 'Mục không đọc được', 'The entry cannot be read')], entries };
    }
    entries.push(entry);
  }
  const chain = verifyChain(entries);
  if (!chain.ok) {
    const { vi, en } = breaks[chain.error.problem];
    return { checks: [failed(entryNo(names.entry, chain.error.seq), vi, en)], entries };
  }
  const { length } = chain.value;
  const place = { check: names.chain, subject: 'journal' };
  const whole = passed(place, `${length} mục nối liền nhau`, `${length} entries follow each other`);
  return { checks: [whole], entries, chain: chain.value };
}

/** The lines of a journal in its text. */
export const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

export const checkHead = (subject: string, expected: string, chain: Chain | undefined): Check =>
  compared({ check: 'journal-head', subject }, expected, chain?.head);
