import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { batchKey, batchPartKey } from '#shared/file/batch.ts';
import { intakeKey } from '#shared/file/uploads.ts';
import { handIn } from '#shared/use-cases/dossier/hand-in.ts';
import { obey } from '#shared/use-cases/dossier/obey.ts';
import { type Findings, receiveFile } from '#shared/use-cases/file/receive-upload.ts';
import { examined, jpeg, pdf, png, scan } from '#test/adapters/file-formats/samples.ts';
import { application, declared, local, portal } from '#test/dossier/fixtures.ts';
import { submission, world } from '#test/dossier/world.ts';

const at = local('2026-03-02 08:10');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const declare = (id: string, bytes: Uint8Array, changes: object = {}) =>
  declared(id, { size: bytes.length, sha256: sha256(bytes), ...changes });

/** A draft with these files declared, and an intake into which bytes can be put. */
async function draft(files = [declare('f1', scan)]) {
  const deps = world();
  const handedIn = await handIn(deps, submission({ draft: application({ files }) }));
  if (!handedIn.ok) throw new Error(JSON.stringify(handedIn.error));
  const { code } = handedIn.value;
  const bytes = new Map<string, Uint8Array>();
  const examineKey = async (key: string): Promise<Findings | undefined> => {
    const found = bytes.get(key);
    return found && examined(found);
  };
  const remove = async (key: string) => void bytes.delete(key);
  const intake = { examine: examineKey, remove };
  const arrive = (id: string, content?: Uint8Array, threat?: 'infected' | 'unscannable') => {
    const key = intakeKey(code, id);
    if (content !== undefined) bytes.set(key, content);
    return receiveFile({ ...deps, intake }, { key, threat, at });
  };
  const holds = (id: string) => bytes.has(intakeKey(code, id));
  return { ...deps, code, arrive, holds, find: async () => deps.store.find(code) };
}

describe('a file that arrives', () => {
  it('as it was declared carries its dossier on', async () => {
    const { arrive, find } = await draft();
    expect(await arrive('f1', scan)).toBe('received');
    expect(await find()).toMatchObject({ status: 'submitted', files: [{ state: 'accepted', pages: 1 }] });
  });

  it.each<[string, () => Promise<Uint8Array> | Uint8Array, object, string]>([
    ['cut short', () => scan.subarray(0, 500), {}, 'wrong-size'],
    ['empty', () => new Uint8Array(), {}, 'wrong-size'],
    ['with other bytes', () => Buffer.from(scan).fill(32, 100, 200), {}, 'wrong-checksum'],
    ['as a picture called a PDF', png.bind(null, 4), { own: true }, 'wrong-type'],
    ['as another kind of picture', jpeg, { own: true, mediaType: 'application/pdf' }, 'wrong-type'],
    ['as a text called a PDF', () => Buffer.from('Tờ khai'), { own: true }, 'wrong-type'],
    ['locked by a password', () => pdf(1, 'x'), { own: true }, 'encrypted'],
    ['broken off when it was made', () => scan.subarray(0, 700), { own: true }, 'damaged'],
  ])(
    '%s is rejected, and the dossier waits on',
    async (_, make, { own = false }: { own?: boolean }, problem) => {
      const bytes = await make();
      const { arrive, find } = await draft([own ? declare('f1', bytes) : declare('f1', scan)]);
      expect(await arrive('f1', bytes)).toBe('received');
      expect(await find()).toMatchObject({ status: 'draft', files: [{ state: 'rejected', problem }] });
    },
  );

  it('with a threat is rejected unread', async () => {
    for (const threat of ['infected', 'unscannable'] as const) {
      const { arrive, find } = await draft();
      expect(await arrive('f1', undefined, threat)).toBe('received');
      expect(await find()).toMatchObject({ files: [{ state: 'rejected', problem: threat }] });
    }
  });

  it('is none that belongs to a batch of scans, whole or split', async () => {
    const { store, reference } = await draft();
    const never = () => Promise.reject(new Error('touched'));
    const intake = { examine: never, remove: never };
    for (const key of [batchKey('q-1'), batchPartKey('q-1', 1)])
      expect(await receiveFile({ store, reference, intake }, { key, threat: undefined, at })).toBe(
        'unknown-dossier',
      );
  });

  it('twice is received once', async () => {
    const { arrive, code, store } = await draft();
    await arrive('f1', scan);
    expect(await arrive('f1', scan)).toMatchObject({ code: 'file-settled' });
    expect(await store.journal(code)).toHaveLength(2);
  });

  it('that nobody declared, or that is not there, is left alone', async () => {
    const { arrive, code, store, find } = await draft();
    expect(await arrive('f9', scan)).toBe('unknown-dossier');
    expect(await arrive('f1')).toBe('unknown-dossier');
    const deps = {
      store,
      reference: world().reference,
      intake: { examine: async () => undefined, remove: async () => undefined },
    };
    for (const key of ['', 'f1', `${code}`, `${code}/f1/x/y`, 'H00.01-20260302-9999999/f1']) {
      expect(await receiveFile(deps, { key, threat: undefined, at })).toBe('unknown-dossier');
    }
    expect(await find()).toMatchObject({ version: 1 });
  });

  it('for a draft that was withdrawn is removed, whatever it is', async () => {
    const { arrive, code, holds, store, reference } = await draft();
    await obey({ store, reference }, { code, command: { type: 'withdraw', reason: 'x' }, by: portal, at });
    for (const id of ['f1', 'f9', 'f1.text.json']) {
      expect(await arrive(id, scan)).toBe('removed');
      expect(holds(id)).toBe(false);
    }
  });

  it('for a file that was declared since the dossier was read is kept', async () => {
    const { code, store, reference } = await draft();
    const before = await store.find(code);
    const replace = { type: 'replace-file', file: 'f1', by: declare('f2', scan) } as const;
    await obey({ store, reference }, { code, command: replace, by: portal, at });
    const removed: string[] = [];
    const intake = { examine: async () => undefined, remove: async (key: string) => void removed.push(key) };
    const deps = { store: { ...store, find: async () => before }, reference, intake };
    await receiveFile(deps, { key: `${code}/f2`, threat: undefined, at });
    expect(removed).toEqual([]);
  });

  it('for a file that was replaced is removed, and what is made beside a file is not', async () => {
    const { arrive, code, holds, store, reference } = await draft();
    const replace = { type: 'replace-file', file: 'f1', by: declare('f2', scan) } as const;
    expect(await obey({ store, reference }, { code, command: replace, by: portal, at })).toMatchObject({
      ok: true,
    });
    expect(await arrive('f1', scan)).toBe('removed');
    expect(await arrive('f2.text.json', scan)).toBe('unknown-dossier');
    expect([holds('f1'), holds('f2.text.json')]).toEqual([false, true]);
  });

  it('once more for a file that was accepted takes nothing away', async () => {
    const { arrive, holds } = await draft();
    await arrive('f1', scan);
    await arrive('f1', scan);
    expect(holds('f1')).toBe(true);
  });

  it('beside others at the same moment loses none of them', async () => {
    const kinds = ['declaration', 'earlier-certificate', 'divorce-or-death-record', 'authorisation'];
    const files = [...kinds, ...kinds.slice(1)].map((component, index) =>
      declare(`f${index}`, scan, { component }),
    );
    const { arrive, find } = await draft(files);
    const answers = await Promise.all(files.map(({ id }) => arrive(id, scan)));
    expect(new Set(answers)).toEqual(new Set(['received']));
    expect(await find()).toMatchObject({ status: 'submitted', version: 8 });
  });
});
