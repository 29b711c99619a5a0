import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/archive/entries.ts';
import {
  checkAgainstSealed,
  leafFailures,
  type ReadRecord,
  readRecord,
} from '#shared/archive/verification/record-checks.ts';
import type { StoredRecord } from '#shared/dossier/journal/store.ts';
import { chainStart, link } from '#shared/journal/chain.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import { begin, code, go, local, refused, type Story, sealing, system } from '#test/dossier/fixtures.ts';
import { said } from './telling.ts';

const closed = refused();
const sealed = go(closed, [[sealing, system, local('2026-03-02 09:40')]]);
const number = sealed.entries.length;

const linesOf = (entries: readonly JournalEntry[]) =>
  entries.map((entry, index) => ({ seq: index + 1, text: canonicalJson(entry) }));

const storedOf = ({ dossier, entries }: Story): Required<StoredRecord> => ({
  entries: linesOf(entries),
  state: {
    text: JSON.stringify(dossier),
    isListedAs: ({ code: of, version }) => of === dossier.code && version === dossier.version,
  },
});

/** The same entries, numbered and linked by a forger. */
const relinked = (entries: readonly JournalEntry[]) => {
  const journal: JournalEntry[] = [];
  for (const { hash: _, prev: __, ...entry } of entries)
    journal.push(link(journal.at(-1)?.hash ?? chainStart, { ...entry, seq: journal.length + 1 }));
  return journal;
};

const found = (stored: StoredRecord, of = code) => said(readRecord(of, stored).checks);
const wrong = (stored: StoredRecord, of = code) => found(stored, of).filter((one) => one.startsWith('✗'));
const plain = (story: Story) => JSON.parse(JSON.stringify(story.dossier));

describe('the record of a dossier', () => {
  it('that is sealed holds: its chain, its state, its last entry', () => {
    const record = readRecord(code, storedOf(sealed));
    expect(said(record.checks)).toEqual([
      '✓ journal-shown journal',
      '✓ state-shown state',
      '✓ sealing-entry journal',
    ]);
    expect(record.journal).toEqual(sealed.entries);
    expect(record.dossier).toEqual(plain(sealed));
    expect(record.accounts).toEqual([plain(sealed), plain(sealed)]);
  });

  it('that is not sealed needs no sealing', () => {
    const record = readRecord(code, storedOf(closed));
    expect(said(record.checks)).toEqual(['✓ journal-shown journal', '✓ state-shown state']);
    expect(record.dossier).toEqual(plain(closed));
  });

  it('of one entry may have no state yet, and of more may not', () => {
    const [draft, filed] = [begin(), closed].map(storedOf);
    expect(found({ entries: draft?.entries ?? [] })).toEqual([
      '✓ journal-shown journal',
      '✓ state-shown state',
    ]);
    expect(wrong({ entries: filed?.entries ?? [] })).toEqual(['✗ state-shown state']);
  });

  it('holds whatever the order in which the fields of its state were written', () => {
    const { entries, state } = storedOf(sealed);
    const text = JSON.stringify(Object.fromEntries(Object.entries(sealed.dossier).toReversed()));
    expect(text).not.toBe(state.text);
    expect(wrong({ entries, state: { ...state, text } })).toEqual([]);
  });

  it('that is empty shows nothing', () => {
    const record = readRecord(code, { entries: [] });
    expect(said(record.checks)).toEqual(['✗ journal-shown journal entry 1']);
    expect(record).toMatchObject({ journal: [], accounts: [] });
    expect(record).not.toHaveProperty('dossier');
  });
});

describe('a state', () => {
  const { entries, state } = storedOf(sealed);
  it.each([
    ['is of another name', { ...state, text: state.text?.replace('NGUYỄN VĂN A', 'NGUYỄN VĂN B') }],
    ['is no JSON', { ...state, text: '{' }],
    ['is no dossier', { ...state, text: '{}' }],
    ['cannot be unpacked', { ...state, text: undefined }],
    ['is listed as another version', { ...state, isListedAs: () => false }],
  ])('that %s is not what the journal tells, which is believed', (_, changed) => {
    expect(changed).not.toEqual(state);
    expect(wrong({ entries, state: changed })).toEqual(['✗ state-shown state']);
    expect(readRecord(code, { entries, state: changed }).dossier).toEqual(plain(sealed));
  });

  it('that says it is not sealed does not open the dossier', () => {
    const record = readRecord(code, { entries, state: storedOf(closed).state });
    expect(record.dossier).toEqual(plain(sealed));
    expect(record.accounts).toEqual([plain(sealed), plain(closed)]);
  });

  it('that alone says it is sealed is believed before the journal that lost its end', () => {
    const record = readRecord(code, { entries: entries.slice(0, -1), state });
    expect(said(record.checks)).toEqual([
      '✓ journal-shown journal',
      '✗ state-shown state',
      '✗ sealing-entry journal',
    ]);
    expect(record.dossier).toEqual(plain(sealed));
  });
});

describe('a journal', () => {
  const stored = storedOf(sealed);
  const withEntries = (entries: readonly JournalEntry[]) => ({ ...stored, entries: linesOf(entries) });
  const broken = (at: number, text: string | undefined) => ({
    ...stored,
    entries: stored.entries.map((entry) => (entry.seq === at ? { ...entry, text } : entry)),
  });

  it.each([
    ['cannot be unpacked', undefined],
    ['is no JSON', '{'],
    ['is no entry', '{}'],
    ['holds a blank that was not written', ` ${stored.entries[1]?.text}`],
    ['holds a field that no entry has', stored.entries[1]?.text?.replace('{', '{"a":1,')],
  ])('of which an entry %s ends before it', (_, text) => {
    const record = readRecord(code, broken(2, text));
    expect(said(record.checks)).toEqual(['✗ journal-shown journal entry 2', '✗ sealing-entry journal']);
    expect(record.journal).toEqual(sealed.entries.slice(0, 1));
    // What is left of the journal tells of a draft; the state tells that it was sealed.
    expect(record.dossier).toEqual(plain(sealed));
    expect(record.accounts).toHaveLength(2);
  });

  it('of which nothing can be read has no end', () => {
    const record = readRecord(code, broken(1, '{'));
    expect(said(record.checks)).toEqual(['✗ journal-shown journal entry 1', '✗ sealing-entry journal']);
    expect(record.accounts).toEqual([plain(sealed)]);
    const leaf = { code, package: 'b'.repeat(64), head: sealed.entries.at(-1)?.hash ?? '' };
    expect(said(leafFailures(record, leaf))).toEqual([
      '✗ journal-shown journal entry 1',
      '✗ sealing-entry journal',
      '✗ journal-head leaf',
    ]);
  });

  it('that is broken, of an open dossier, is believed as far as it goes', () => {
    const { entries, state } = storedOf(closed);
    const cut = { entries: entries.with(2, { seq: 3, text: undefined }), state };
    const record = readRecord(code, cut);
    expect(said(record.checks)).toEqual(['✗ journal-shown journal entry 3']);
    expect(record.dossier).toEqual(record.accounts[0]);
    expect(record.dossier?.version).toBe(2);
  });

  it('of which an entry was changed is broken there', () => {
    const text = stored.entries[2]?.text?.replace('Không thuộc', 'Hoàn toàn không thuộc');
    expect(text).not.toBe(stored.entries[2]?.text);
    expect(wrong(broken(3, text))).toContain('✗ journal-shown journal entry 3');
  });

  it('lies under the keys of its numbers', () => {
    const moved = stored.entries.map((entry, index) =>
      index > 1 ? { ...entry, seq: entry.seq + 1 } : entry,
    );
    expect(wrong({ ...stored, entries: moved })).toEqual(['✗ journal-shown journal entry 3']);
    const late = stored.entries.map((entry) => ({ ...entry, seq: entry.seq + 1 }));
    expect(wrong({ ...stored, entries: late })).toEqual(['✗ journal-shown journal entry 1']);
  });

  it('is of the dossier that was asked for, from its first entry', () => {
    expect(wrong(stored, 'H00.01-20260302-0000002')).toEqual(['✗ journal-shown journal entry 1']);
  });

  it('whose entries cannot have happened in this order is told of, though its chain is whole', () => {
    const record = readRecord(code, withEntries(relinked(sealed.entries.slice(1))));
    expect(said(record.checks)).toEqual([
      '✓ journal-shown journal',
      '✗ journal-shown journal',
      '✓ sealing-entry journal',
    ]);
    expect(record.accounts).toEqual([plain(sealed)]);
    expect(record.dossier).toEqual(plain(sealed));
  });

  const last = sealed.entries.at(-1);
  const seal = { events: last?.events ?? [] };
  it.each<[string, (entries: JournalEntry[]) => JournalEntry[]]>([
    ['goes on after it', (entries) => [...entries, ...entries.slice(-2, -1)]],
    ['is sealed twice', (entries) => [...entries, ...entries.slice(-1)]],
    [
      'is sealed twice, once beside another act',
      (entries) =>
        entries.map((entry, index) =>
          index === number - 2 ? { ...entry, events: [...entry.events, ...seal.events] } : entry,
        ),
    ],
    [
      'records something else with it',
      (entries) =>
        entries.map((entry, index) =>
          index === number - 1 ? { ...entry, events: [{ type: 'odd' }, ...entry.events] } : entry,
        ),
    ],
    ['ends before it', (entries) => entries.slice(0, -1)],
  ])('does not end with the sealing where it %s', (_, change) => {
    const entries = relinked(change(sealed.entries));
    expect(wrong(withEntries(entries))).toContain('✗ sealing-entry journal');
  });
});

describe('the journal of the table, beside the one in the package', () => {
  const stored = storedOf(sealed);
  const lines = stored.entries.slice(0, -1).map(({ text }) => text ?? '');
  const against = (sealedLines: string[] | undefined) =>
    said([checkAgainstSealed(stored, sealedLines?.map((line) => `${line}\n`).join(''))]);

  it('is the same, without its sealing', () => {
    expect(against(lines)).toEqual(['✓ journal-shown sealed journal']);
  });

  it('is not, from the first entry that differs, is missing or is added', () => {
    expect(against(lines.with(1, `${lines[1]} `))).toEqual(['✗ journal-shown journal entry 2']);
    expect(against(lines.slice(0, -1))).toEqual([`✗ journal-shown journal entry ${number - 1}`]);
    expect(against([...lines, 'x'])).toEqual([`✗ journal-shown journal entry ${number}`]);
    expect(against([])).toEqual(['✗ journal-shown journal entry 1']);
  });

  it('cannot be compared where that one cannot be read', () => {
    expect(against(undefined)).toEqual(['✗ journal-shown sealed journal']);
  });
});

describe('the leaf of which a day was signed', () => {
  const head = sealed.entries.at(-1)?.hash ?? '';
  const leaf = { code, package: 'b'.repeat(64), head };
  const failuresOf = (record: ReadRecord, of: typeof leaf | undefined = leaf) =>
    said(leafFailures(record, of));

  it('is that of the record', () => {
    expect(failuresOf(readRecord(code, storedOf(sealed)))).toEqual([]);
  });

  it.each([
    ['names another entry', { ...leaf, head: 'f'.repeat(64) }],
    ['cannot be read', undefined],
  ])('fails where it %s', (_, of) => {
    expect(said(leafFailures(readRecord(code, storedOf(sealed)), of))).toEqual(['✗ journal-head leaf']);
  });

  it('fails where nothing of the record says that it was sealed', () => {
    expect(failuresOf(readRecord(code, storedOf(closed)))).toEqual([
      '✗ sealing-entry journal',
      '✗ journal-head leaf',
    ]);
  });

  it('is of a journal that ends with the sealing, though no account of the dossier is left', () => {
    const entries = linesOf(sealed.entries.map((entry) => ({ ...entry, events: [{ type: 'odd' }] })));
    const record = readRecord(code, {
      entries: [...entries.slice(0, -1), ...linesOf(sealed.entries).slice(-1)],
    });
    expect(record.accounts).toEqual([]);
    expect(failuresOf(record)).not.toContain('✗ sealing-entry journal');
  });

  it('tells of what else is wrong with the record, once', () => {
    const { entries, state } = storedOf(sealed);
    const cut = readRecord(code, { entries: entries.slice(0, -1), state });
    expect(failuresOf(cut)).toEqual([
      '✗ state-shown state',
      '✗ sealing-entry journal',
      '✗ journal-head leaf',
    ]);
    expect(failuresOf(readRecord(code, { entries }))).toEqual(['✗ state-shown state']);
  });
});
