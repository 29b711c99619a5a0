import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newSha256, sha256 } from '#shared/adapters/hashing.ts';
import { memoryKeptPaperStore } from '#shared/adapters/memory/kept-paper-store.ts';
import { memoryPersonStore } from '#shared/adapters/memory/person-store.ts';
import { memoryRootStore, noRoots } from '#shared/adapters/memory/root-store.ts';
import { openPackage } from '#shared/adapters/zip/open-package.ts';
import { writePackage } from '#shared/adapters/zip/write-package.ts';
import type { NewPackage } from '#shared/archive/archive.ts';
import { verifyPackage } from '#shared/archive/verification/verify.ts';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import { isClosed } from '#shared/dossier/dossier.ts';
import type { Recognised } from '#shared/file/recognition.ts';
import { intakeKey } from '#shared/file/uploads.ts';
import type { RetentionDefault } from '#shared/procedure/retention/retention-default.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { proveDays } from '#shared/use-cases/archive/prove-days.ts';
import { sealDossier } from '#shared/use-cases/archive/seal.ts';
import { handIn } from '#shared/use-cases/dossier/hand-in.ts';
import { obey } from '#shared/use-cases/dossier/obey.ts';
import { archiveOf } from '#test/archive/proof/days.ts';
import { application, declared, local, portal, readWell, reception, system } from '#test/dossier/fixtures.ts';
import { records, submission, world } from '#test/dossier/world.ts';
import { aDefault } from '#test/procedure/retention-defaults.ts';

const at = local('2026-03-02 09:30');
const bytesOf = (id: string) => Buffer.from(`%PDF bytes of ${id}`);
const file = (id: string) =>
  declared(id, { size: bytesOf(id).length, sha256: createHash('sha256').update(bytesOf(id)).digest('hex') });

/** A draft with one bad file that was replaced by a good one, and the places around it. */
async function scene(retentionDefaults: RetentionDefault[] = records.retentionDefaults) {
  const deps = world({ retentionDefaults });
  const handedIn = await handIn(deps, submission({ draft: application({ files: [file('bad')] }) }));
  if (!handedIn.ok) throw new Error(JSON.stringify(handedIn.error));
  const { code } = handedIn.value;
  const intake = new Map(['bad', 'good'].map((id) => [intakeKey(code, id), bytesOf(id)]));
  const archive = new Map<string, Uint8Array>();
  const people = memoryPersonStore();
  const kept = memoryKeptPaperStore();
  const roots = memoryRootStore();
  const copy = async (from: string, to: string) => {
    const bytes = intake.get(from);
    if (bytes !== undefined) intake.set(to, bytes);
  };
  let failures = 0;
  const places = {
    intake: {
      async *read(key: string) {
        const found = intake.get(key);
        if (found === undefined) throw new Error(`${key} is gone`);
        yield found;
      },
      async remove(keys: string[]) {
        for (const key of keys) intake.delete(key);
      },
    },
    archive: {
      async put({ key, bytes }: NewPackage) {
        const whole = Buffer.concat(await Array.fromAsync(bytes));
        const before = archive.get(key);
        if (before !== undefined && !whole.equals(before)) throw new Error('other bytes');
        archive.set(key, whole);
        if (failures > 0) {
          failures -= 1;
          throw new Error('the answer was lost');
        }
        return { versionId: 'v1' };
      },
    },
  };
  const act = async (command: DossierCommand, by: Caller) => {
    const done = await obey(deps, { code, command, by, at });
    if (!done.ok) throw new Error(JSON.stringify(done.error));
    return done.value;
  };
  const asked = (when = at, rootStore = roots) =>
    sealDossier(
      { ...deps, ...places, people, kept, copy, roots: rootStore, lockedFor: 1, write: writePackage, sha256 },
      code,
      when,
    );
  await act({ type: 'inspect', file: 'bad', problem: 'damaged' }, system);
  await act({ type: 'replace-file', file: 'bad', by: file('good') }, portal);
  return {
    ...deps,
    code,
    intake,
    archive,
    act,
    refused: async ({ read = true } = {}) => {
      await act({ type: 'inspect', file: 'good', pages: 1 }, system);
      if (read)
        await act({ type: 'record-recognition', file: 'good', outcome: readTo(intake, code) }, system);
      await act(
        { type: 'complete', task: 1, outcome: 'refuse', reason: 'Không thuộc thẩm quyền' },
        reception,
      );
    },
    people,
    kept,
    asked,
    async seal(when = at, rootStore = roots) {
      const done = await asked(when, rootStore);
      if (!done.ok) throw new Error(done.error);
      return done.value;
    },
    roots,
    failOnce: () => {
      failures = 1;
    },
  };
}

/** The file `good` was read: what came of it is in the intake. */
function readTo(intake: Map<string, Buffer>, code: string): Recognised {
  const keep = (id: string) => {
    intake.set(intakeKey(code, id), bytesOf(id));
    const { size, sha256: hash } = file(id);
    return { size, sha256: hash };
  };
  return { ...readWell, text: keep('good.text.json'), pdf: keep('good.searchable.pdf') };
}

const codesOf = async ({ people }: Pick<Awaited<ReturnType<typeof scene>>, 'people'>, identifier = '') =>
  (await people.page(await people.nameOf(identifier), { limit: 10 })).items;

const aRoot = (day: string) => ({
  record: { day, count: 0, root: 'a'.repeat(64), previous: '0'.repeat(64), at },
  algorithm: 'RSASSA_PKCS1_V1_5_SHA_256' as const,
  signature: 'c2ln',
  publicKey: 'a2V5',
});

const sealings = async ({ store, code }: Awaited<ReturnType<typeof scene>>) =>
  (await store.journal(code)).flatMap(({ events }) => events).filter(({ type }) => type === 'dossier.sealed')
    .length;

describe('sealing a closed dossier', () => {
  it('puts a package into the archive that proves itself, and notes where it lies', async () => {
    const around = await scene();
    await around.refused();
    const sealed = await around.seal();
    const [bytes] = [...around.archive.values()];
    if (bytes === undefined || sealed.package === undefined) throw new Error('nothing was stored');
    const stored = {
      size: bytes.length,
      read: async (from: number, length: number) => bytes.subarray(from, from + length),
    };
    const journalHead = (await around.store.journal(around.code)).at(-1)?.prev ?? '';
    const report = await verifyPackage(
      openPackage(stored),
      { sha256: sealed.package.sha256, journalHead, code: around.code },
      newSha256,
    );
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(report.ok).toBe(true);
    expect(sealed.package.retainUntil > '2046-01-01').toBe(true);
    const places = (await around.store.journal(around.code)).at(-1)?.events[0]?.['files'];
    expect(places).toMatchObject([
      { file: 'good' },
      { file: 'good.text.json' },
      { file: 'good.searchable.pdf' },
    ]);
  });

  it('is found by whom the dossier is about', async () => {
    const around = await scene();
    await around.refused();
    const { applicant } = application();
    expect(await codesOf(around, applicant.identifier)).toEqual([]);
    await around.seal();
    expect(await codesOf(around, applicant.identifier)).toEqual([around.code]);
  });

  it('waits an hour for the text of its scans, and then goes without and says so', async () => {
    const around = await scene();
    await around.refused({ read: false });
    expect(await around.asked(local('2026-03-02 10:29'))).toEqual({
      ok: false,
      error: `${around.code} waits for the text of good`,
    });
    expect([around.archive.size, around.intake.size]).toEqual([0, 2]);
    const sealed = await around.seal(local('2026-03-02 10:30'));
    expect(sealed.files.at(-1)?.recognition).toEqual({ state: 'failed', reason: 'not-in-time' });
    expect([...around.archive.values()].join('')).toContain('"unread": "not-in-time"');
    expect(await sealings(around)).toBe(1);
    expect(around.intake.size).toBe(0);
  });

  it('removes every file from the intake, also the one that was replaced', async () => {
    const around = await scene();
    await around.refused();
    await around.seal();
    expect([...around.intake.keys()]).toEqual([]);
  });

  it('again, or several times at once, is one sealing', async () => {
    const around = await scene();
    await around.refused();
    const attempts = await Promise.allSettled([around.seal(), around.seal(), around.seal()]);
    expect(attempts.some(({ status }) => status === 'fulfilled')).toBe(true);
    const once = await around.store.find(around.code);
    expect(await around.seal()).toEqual(once);
    expect(await sealings(around)).toBe(1);
    expect(around.archive.size).toBe(1);
  });

  it('after its answer was lost finds the same package, and goes on', async () => {
    const around = await scene();
    await around.refused();
    around.failOnce();
    await expect(around.seal()).rejects.toThrow('the answer was lost');
    expect(around.intake.size).toBe(4);
    expect((await around.seal()).package).toMatchObject({ versionId: 'v1' });
    expect(await sealings(around)).toBe(1);
  });
});

describe('a dossier whose term no document sets', () => {
  const decided = aDefault({ from: '2026-03-04' });

  it('waits as long as the organisation has no default in force, and loses nothing', async () => {
    const around = await scene([decided]);
    await around.refused();
    for (const when of ['2026-03-02 09:30', '2026-03-03 23:59'])
      expect(await around.asked(local(when))).toEqual({
        ok: false,
        error: `${around.code} waits for the organisation to publish for how long it is kept by default`,
      });
    expect([around.archive.size, around.intake.size, await sealings(around)]).toEqual([0, 4, 0]);
  });

  it('is sealed when it is, under that term and by that decision', async () => {
    const around = await scene([decided]);
    await around.refused();
    await around.asked();
    const sealed = await around.seal(local('2026-03-04 00:00'));
    expect(sealed.package).toMatchObject({
      retainUntil: local('2046-03-02 09:30'),
      retention: {
        term: { years: 20 },
        from: at,
        until: local('2046-03-02 09:30'),
        basis: decided.basis,
        default: { id: decided.id, from: '2026-03-04', sure: 'known' },
      },
    });
    const written = [...around.archive.values()].join('');
    expect(written).toContain(`<dcterms:rights xml:lang="vi">${decided.basis}</dcterms:rights>`);
    expect(written).toContain(`"retentionBasis": "${decided.basis}"`);
    expect(await sealings(around)).toBe(1);
  });

  it('gives the same package when it is asked again under a later default, after its answer was lost', async () => {
    const around = await scene([aDefault(), aDefault({ id: 'next', from: '2026-03-03' })]);
    await around.refused();
    around.failOnce();
    await expect(around.seal()).rejects.toThrow('the answer was lost');
    const sealed = await around.seal(local('2026-03-04 08:00'));
    expect(sealed.package?.retention?.default?.id).toBe(aDefault().id);
  });
});

describe('a draft that was given up', () => {
  it('loses its files, and is in no archive, whatever its term', async () => {
    const around = await scene([]);
    await around.act({ type: 'withdraw', reason: 'Đổi ý' }, portal);
    const closed = await around.seal();
    expect(isClosed(closed) && closed.package).toBeUndefined();
    expect([around.intake.size, around.archive.size]).toEqual([0, 0]);
    expect(await sealings(around)).toBe(0);
  });
});

describe('an open dossier', () => {
  it('is not sealed', async () => {
    await expect((await scene()).seal()).rejects.toThrow('is not closed');
  });

  it('under a day that is signed already is dated by the next day', async () => {
    const closed = await scene();
    await closed.refused();
    const archive = archiveOf(new Map(), { roots: closed.roots });
    const [signed] = await proveDays(archive, local('2026-03-03 01:30'));
    expect(signed?.record.day).toBe('2026-03-02');
    await closed.seal(local('2026-03-02 23:30'));
    const last = (await closed.store.journal(closed.code)).at(-1);
    expect(last?.at).toBe(local('2026-03-03 00:00'));
  });

  it('is not held up by a root that nobody signed', async () => {
    const closed = await scene();
    await closed.refused();
    const forged = memoryRootStore({ ...noRoots(), table: new Map([['2026-03-09', aRoot('2026-03-09')]]) });
    await closed.seal(at, forged);
    expect((await closed.store.journal(closed.code)).at(-1)?.at).toBe(at);
  });
});
