import { describe, expect, it } from 'vitest';
import { damagedBy } from '#functions/answers/damaged.ts';
import {
  inspectSealed,
  type Look,
  lookerOf,
  openSealed,
  readFromPackage,
} from '#functions/answers/open-sealed.ts';
import { soundRecord } from '#functions/answers/sound-dossier.ts';
import { sha256 } from '#shared/adapters/hashing.ts';
import { memoryAccessLog } from '#shared/adapters/memory/access-log.ts';
import { memoryKeepingStore } from '#shared/adapters/memory/keeping-store.ts';
import type { ArchiveReader } from '#shared/archive/archive.ts';
import { canonicalJson } from '#shared/archive/entries.ts';
import { isSealed } from '#shared/dossier/dossier.ts';
import type { StoredRecord } from '#shared/dossier/journal/store.ts';
import { Damaged } from '#shared/kernel/damage.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { inMemory, repacked } from '#test/archive/opening.ts';
import {
  auditor,
  code,
  go,
  leader,
  local,
  refused,
  type Story,
  sealing,
  system,
} from '#test/dossier/fixtures.ts';

const closed = refused();
const sealed = go(closed, [[sealing, system, local('2026-03-02 09:40')]]);
const last = sealed.entries.length;
const stored = JSON.parse(JSON.stringify(sealed.dossier));

const storedOf = ({ dossier, entries }: Story): Required<StoredRecord> => ({
  entries: entries.map((entry) => ({ seq: entry.seq, text: canonicalJson(entry) })),
  state: { text: JSON.stringify(dossier), isListedAs: () => true },
});
const sound = storedOf(sealed);
const broken = { ...sound, entries: sound.entries.with(1, { seq: 2, text: '{' }) };
const unreadable = {
  entries: sound.entries.map(({ seq }) => ({ seq, text: '{' })),
  state: { ...sound.state, text: '{' },
};

/** An archive with this one dossier, whose package holds this journal. */
async function archiveOf(stored: StoredRecord, journal = sound.entries.slice(0, -1)) {
  const accessLog = memoryAccessLog();
  const keeping = memoryKeepingStore();
  const path = `data/${code}/documentation/journal.jsonl`;
  const lines = journal.map(({ text }) => `${text}\n`).join('');
  const opened: unknown[] = [];
  const bytes = await repacked(new Map([[path, Buffer.from(lines)]]));
  const deps = {
    accessLog,
    keeping,
    store: { stored: async (of: string): Promise<StoredRecord> => (of === code ? stored : { entries: [] }) },
    archive: {
      open: (place: unknown) => {
        opened.push(place);
        return inMemory(bytes);
      },
    },
  };
  const noted = async () => (await accessLog.page(code, { limit: 10 })).items;
  return { deps, keeping, noted, opened };
}

const at = '2026-03-03T03:00:00.000Z';
const look = (by: Caller = auditor): Look => ({
  code,
  by,
  purpose: 'Thanh tra',
  what: 'file',
  subject: 'f1',
  at,
});
const of = (unit: string): Caller => ({ kind: 'auditor', id: 'thanh-tra-so', unit });

describe('a sealed dossier', () => {
  it('is opened to an auditor, with its journal and how it is kept; the look is noted', async () => {
    const { deps, noted, opened } = await archiveOf(sound);
    expect(await openSealed(deps, look())).toEqual({
      ok: true,
      value: {
        dossier: stored,
        journal: sealed.entries,
        keeping: { holds: [], extensions: [], remeasured: [] },
      },
    });
    expect(await noted()).toEqual([
      { by: auditor.id, purpose: 'Thanh tra', what: 'file', subject: 'f1', at },
    ]);
    expect(opened).toEqual([stored.package]);
  });

  it.each<[string, Caller, boolean]>([
    ['an auditor of all units', auditor, true],
    ['an auditor of its unit', of('H00.01'), true],
    ['an auditor of a unit above', of('H00'), true],
    ['an auditor of another unit', of('H00.02'), false],
    ['its own leader', leader, false],
  ])('to %s: %s', async (_, by, mayOpen) => {
    const { deps, noted } = await archiveOf(sound);
    const opened = await openSealed(deps, look(by));
    if (!mayOpen) expect(opened).toEqual({ ok: false, error: { code: 'not-sealed' } });
    expect(opened.ok).toBe(mayOpen);
    expect(await noted()).toHaveLength(mayOpen ? 1 : 0);
  });

  it('is not opened before it is sealed, nor where there is none', async () => {
    const { deps, noted } = await archiveOf(storedOf(closed));
    const none = { ok: false, error: { code: 'not-sealed' } };
    expect(await openSealed(deps, look())).toEqual(none);
    expect(await openSealed(deps, { ...look(), code: 'H00.01-20260302-0000009' })).toEqual(none);
    expect(await noted()).toEqual([]);
  });

  it('that was destroyed is named by its disposal, and the look is noted', async () => {
    const { deps, keeping, noted, opened } = await archiveOf(sound);
    await keeping.destroy(code, { at, disposal: 'TH-1' });
    expect(await openSealed(deps, look())).toEqual({
      ok: false,
      error: { code: 'destroyed', detail: '/v1/archive/disposals/TH-1' },
    });
    expect(opened).toEqual([]);
    expect(await noted()).toHaveLength(1);
  });

  it('whose record is damaged is not shown; whoever reports damage gets it with the places', async () => {
    const { deps, noted } = await archiveOf(broken);
    expect(await openSealed(deps, look())).toMatchObject({
      ok: false,
      error: {
        code: 'damaged',
        findings: [
          { pointer: '/journal-shown/journal entry 2' },
          { pointer: '/sealing-entry/journal' },
          { pointer: '/journal-shown/journal entry 2' },
        ],
      },
    });
    expect(await noted()).toHaveLength(1);
    const inspected = await inspectSealed(deps, look());
    expect(inspected).toMatchObject({ ok: true, value: { dossier: stored } });
  });

  it('is not shown where the package holds another journal', async () => {
    const { deps } = await archiveOf(sound, sound.entries.slice(0, -2));
    expect(await openSealed(deps, look())).toMatchObject({
      ok: false,
      error: { code: 'damaged', findings: [{ pointer: `/journal-shown/journal entry ${last - 1}` }] },
    });
  });

  it('of which nothing can be read is named to whoever audits all units, and to nobody else', async () => {
    const { deps, noted } = await archiveOf(unreadable);
    expect(await openSealed(deps, look(of('H00')))).toMatchObject({ error: { code: 'not-sealed' } });
    expect(await noted()).toEqual([]);
    expect(await openSealed(deps, look())).toMatchObject({ error: { code: 'damaged' } });
    expect(await noted()).toHaveLength(1);
    for (const left of [{ entries: unreadable.entries }, { entries: [], state: unreadable.state }])
      expect(await openSealed((await archiveOf(left)).deps, look())).toMatchObject({
        error: { code: 'damaged' },
      });
  });

  it('whose accounts name two units is opened to nobody who may audit one of them only', async () => {
    const moved = { ...sound.state, text: sound.state.text?.replace('"unit":"H00.01"', '"unit":"H00.02"') };
    const { deps } = await archiveOf({ ...sound, state: moved });
    for (const unit of ['H00.01', 'H00.02'])
      expect(await openSealed(deps, look(of(unit)))).toMatchObject({ error: { code: 'not-sealed' } });
    expect(await openSealed(deps, look(of('H00')))).toMatchObject({ error: { code: 'damaged' } });
  });
});

describe('who looks', () => {
  it('is named with the unit, where there is one', () => {
    expect(lookerOf(auditor)).toEqual({ by: auditor.id });
    expect(lookerOf(of('H00'))).toEqual({ by: 'thanh-tra-so', unit: 'H00' });
    expect(lookerOf(leader)).toEqual({ by: leader.id, unit: 'H00.01' });
    expect(lookerOf({ kind: 'portal', id: 'cong' })).toEqual({ by: 'cong' });
  });
});

describe('a file in a package', () => {
  const bytes = Buffer.from('xxGiấy xác nhận');
  const file = { id: 'f1', size: bytes.length - 2, sha256: sha256(bytes.subarray(2)) };
  const readIn = (stored: ReturnType<ArchiveReader['open']>, offset: number) => {
    if (!isSealed(sealed.dossier)) throw new Error('it is not sealed');
    return readFromPackage({ archive: { open: () => stored } }, sealed.dossier, { ...file, offset });
  };

  it('is what was sealed', async () => {
    const read = await readIn(inMemory(bytes), 2);
    expect(read.ok && Buffer.from(read.value).toString()).toBe('Giấy xác nhận');
  });

  it('that is not, or cannot be read, is a problem with its place', async () => {
    expect(await readIn(inMemory(bytes), 1)).toMatchObject({
      ok: false,
      error: { code: 'damaged', findings: [{ pointer: '/dossier-file/f1', code: 'dossier-file' }] },
    });
    const finding = { pointer: 'x', code: 'container', detail: { vi: 'Không có', en: 'Missing' } };
    const gone = { size: 10, read: () => Promise.reject(new Damaged(finding)) };
    expect(await readIn(gone, 0)).toEqual({
      ok: false,
      error: { code: 'damaged', findings: [finding] },
    });
    const away = { size: 10, read: () => Promise.reject(new Error('S3 is away')) };
    await expect(readIn(away, 0)).rejects.toThrow('S3 is away');
  });
});

describe('a dossier with its journal', () => {
  const read = (stored: StoredRecord, units = ['H00.01']) =>
    soundRecord({ stored: async () => stored }, code, ({ unit }) => units.includes(unit));
  const listedElsewhere = (stored: Required<StoredRecord>) => ({
    ...stored,
    state: { ...stored.state, isListedAs: () => false },
  });

  it('is given to whoever may see it', async () => {
    expect(await read(sound)).toEqual({ ok: true, value: { dossier: stored, journal: sealed.entries } });
    expect(await read(sound, [])).toEqual({ ok: false, error: { code: 'unknown-dossier' } });
    expect(await read({ entries: [] })).toEqual({ ok: false, error: { code: 'unknown-dossier' } });
  });

  it('is given to nobody who may see one account of it only', async () => {
    const moved = { ...sound.state, text: sound.state.text?.replace('"unit":"H00.01"', '"unit":"H00.02"') };
    const stored = { ...sound, state: moved };
    expect(await read(stored)).toEqual({ ok: false, error: { code: 'unknown-dossier' } });
    expect(await read(stored, ['H00.01', 'H00.02'])).toMatchObject({ error: { code: 'damaged' } });
  });

  it('is damaged where its chain is broken; its state counts once it is sealed', async () => {
    expect(await read(broken)).toMatchObject({ ok: false, error: { code: 'damaged' } });
    expect(await read(listedElsewhere(sound))).toMatchObject({
      ok: false,
      error: { code: 'damaged', findings: [{ code: 'state-shown' }] },
    });
    expect(await read(listedElsewhere(storedOf(closed)))).toMatchObject({ ok: true });
  });
});

describe('a damage', () => {
  it('is named by a JSON Pointer to the check and its subject', () => {
    const detail = { vi: 'Bị sửa', en: 'Changed' };
    const check = { check: 'payload-file', subject: 'a/b~c/d~e', ok: false, detail } as const;
    expect(damagedBy([check])).toEqual({
      code: 'damaged',
      findings: [{ pointer: '/payload-file/a~1b~0c~1d~0e', code: 'payload-file', detail }],
    });
  });
});
