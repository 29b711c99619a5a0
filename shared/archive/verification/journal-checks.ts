import { type ChainBreak, verifyChain } from '#shared/journal/chain.ts';
import { JournalEntry } from '#shared/journal/journal.ts';
import type { Text } from '#shared/kernel/text.ts';
import { canonicalJson } from '../entries.ts';
import { type Check, compared, failed, passed } from './report.ts';

const breaks: Readonly<Record<ChainBreak['problem'], Text>> = {
  empty: { vi: 'Nhật ký trống', en: 'The journal is empty' },
  gap: { vi: 'Thiếu, thừa hoặc đảo mục tại đây', en: 'An entry is missing, added or moved here' },
  code: { vi: 'Mục của hồ sơ khác', en: 'The entry is of another dossier' },
  prev: { vi: 'Không nối với mục trước', en: 'Does not continue the entry before' },
  hash: { vi: 'Nội dung mục đã bị thay đổi', en: 'The entry has been changed' },
};

const entryNo = (seq: number) => ({ check: 'journal-entry', subject: `journal entry ${seq}` }) as const;

/** An entry counts only if the line is exactly what sealing writes; anything else in it was put there later. */
function readEntry(line: string): JournalEntry | undefined {
  try {
    const { success, data } = JournalEntry.safeParse(JSON.parse(line));
    return success && canonicalJson(data) === line ? data : undefined;
  } catch {
    return undefined;
  }
}

type Head = { length: number; head: string };

/** Walks the journal of the package; `head` is there when the chain is whole. */
export function checkChain(text: string): { checks: Check[]; head?: Head } {
  const lines = text.split('\n').filter((line) => line !== '');
  const entries: JournalEntry[] = [];
  for (const line of lines) {
    const entry = readEntry(line);
    if (entry === undefined)
      return {
        checks: [failed(entryNo(entries.length + 1), 'Mục không đọc được', 'The entry cannot be read')],
      };
    entries.push(entry);
  }
  const chain = verifyChain(entries);
  if (!chain.ok) {
    const { vi, en } = breaks[chain.error.problem];
    return { checks: [failed(entryNo(chain.error.seq), vi, en)] };
  }
  const { length } = chain.value;
  const place = { check: 'journal-chain', subject: 'journal' } as const;
  const whole = passed(place, `${length} mục nối liền nhau`, `${length} entries follow each other`);
  return { checks: [whole], head: chain.value };
}

export const checkHead = (subject: string, expected: string, head: Head | undefined): Check =>
  compared({ check: 'journal-head', subject }, expected, head?.head);
