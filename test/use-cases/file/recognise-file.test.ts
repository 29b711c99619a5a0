import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { memoryScanStore } from '#shared/adapters/memory/scan-store.ts';
import { recogniser } from '#shared/adapters/recognition/read-file.ts';
import { Recognition } from '#shared/file/recognition.ts';
import { intakeKey } from '#shared/file/uploads.ts';
import { obey } from '#shared/use-cases/dossier/obey.ts';
import { recogniseFile } from '#shared/use-cases/file/recognise-file.ts';
import { scan } from '#test/adapters/recognition/scans.ts';
import { local, system } from '#test/dossier/fixtures.ts';
import { submittedIn, world } from '#test/dossier/world.ts';

const at = local('2026-03-02 08:10');
const readAt = new Date(at).toISOString();

/** A minute goes by between two looks. */
function clock() {
  let minutes = 0;
  return () => new Date(Date.parse(at) + 60_000 * minutes++).toISOString();
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A dossier whose one file waits to be read; its bytes are in the intake, if they are given. */
async function waiting(bytes?: Uint8Array) {
  const deps = { ...world(), scans: memoryScanStore(), recogniser, sha256 };
  const { code, files } = await submittedIn(deps);
  const file = files[0]?.id ?? '';
  if (bytes) await deps.scans.put(intakeKey(code, file), bytes, 'application/pdf');
  const find = async () => (await deps.store.find(code))?.files[0]?.recognition;
  return { ...deps, code, file, find, asked: { code, file, now: clock() } };
}

describe('a file that waits to be read', () => {
  it('gets its text and a searchable copy beside it, by the hashes that the journal keeps', async () => {
    const around = await waiting(scan);
    await recogniseFile(around, around.asked);
    const done = await around.find();
    if (done?.state !== 'done') throw new Error('not done');
    const key = intakeKey(around.code, around.file);
    const stored = (ending: string) => around.scans.files.get(`${key}${ending}`) ?? new Uint8Array();
    const { pages } = Recognition.parse(JSON.parse(Buffer.from(stored('.text.json')).toString()));
    expect(pages[0]?.text).toContain('TÌNH TRẠNG HÔN NHÂN');
    expect(done).toMatchObject({ pages: 1, remarks: [] });
    expect(done.text).toEqual({ size: stored('.text.json').length, sha256: sha256(stored('.text.json')) });
    expect(done.pdf).toEqual({
      size: stored('.searchable.pdf').length,
      sha256: sha256(stored('.searchable.pdf')),
    });
    expect(around.scans.files.get(key)).toEqual(scan);
  });

  it('is told when it was read, in an entry of when that was told', async () => {
    const around = await waiting(scan);
    await recogniseFile(around, around.asked);
    const entry = (await around.store.whole(around.code))?.journal.at(-1);
    expect(entry?.events).toMatchObject([{ type: 'file.recognised', readAt }]);
    expect(Date.parse(entry?.at ?? '')).toBe(Date.parse(readAt) + 60_000);
  });

  it('is read once, however often it is asked for', async () => {
    const around = await waiting(scan);
    await Promise.all([recogniseFile(around, around.asked), recogniseFile(around, around.asked)]);
    expect(await recogniseFile(around, around.asked)).toBe('not-wanted');
    const events = (await around.store.journal(around.code)).flatMap((entry) => entry.events);
    expect(events.filter(({ type }) => type === 'file.recognised')).toHaveLength(1);
    expect(await around.find()).toMatchObject({
      text: {
        sha256: sha256(
          around.scans.files.get(`${intakeKey(around.code, around.file)}.text.json`) ?? Buffer.of(),
        ),
      },
    });
  });

  it('keeps what was stored by whoever read it first and died before telling', async () => {
    const around = await waiting(scan);
    const first = Buffer.from('{"version":1,"pages":[]}');
    await around.scans.put(`${intakeKey(around.code, around.file)}.text.json`, first, 'application/json');
    await recogniseFile(around, around.asked);
    expect(await around.find()).toMatchObject({ text: { sha256: sha256(first), size: first.length } });
  });

  it('says why there is no text, where the bytes are no pages', async () => {
    const around = await waiting(Buffer.from('%PDF-1.7 but not'));
    expect(await recogniseFile(around, around.asked)).toBe('unreadable');
    expect(await around.find()).toEqual({ state: 'failed', reason: 'unreadable' });
  });

  it('is let go where it has left the intake, was never there, or nobody knows it', async () => {
    const around = await waiting();
    expect(await recogniseFile(around, around.asked)).toBe('not-wanted');
    expect(await recogniseFile(around, { ...around.asked, file: 'f9' })).toBe('not-wanted');
    expect(await recogniseFile(around, { ...around.asked, code: 'H00.01-20260302-9999999' })).toBe(
      'not-wanted',
    );
    expect(await around.find()).toEqual({ state: 'due' });
  });

  it('stays waiting when the engine breaks down, so that the message is kept', async () => {
    const around = await waiting(scan);
    const broken = { read: async () => Promise.reject(new Error('out of memory')) };
    await expect(recogniseFile({ ...around, recogniser: broken }, around.asked)).rejects.toThrow(
      'out of memory',
    );
    expect(await around.find()).toEqual({ state: 'due' });
    const command = { type: 'wake' } as const;
    expect((await obey(around, { code: around.code, command, by: system, at })).ok).toBe(true);
  });
});
